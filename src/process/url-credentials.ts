import {proxyVariables} from './lasting-environment.ts'

/** User name and password in an address, up to the last `@` before its path. */
const credentials = /:\/\/[^\s/]*@/g

/** The text with nobody's name and password in its addresses. */
export const withoutCredentials = (text: string): string => text.replaceAll(credentials, '://***@')

/** What must be written nowhere of the proxies in an environment: passwords as they stand there, decoded, and as HTTP sends them. */
export function proxySecrets(env: NodeJS.ProcessEnv = process.env): string[] {
  const found = proxyVariables.flatMap(name => {
    const [, user = '', password = ''] = /:\/\/([^\s/:]*):([^\s/]*)@/.exec(env[name] ?? '') ?? []
    if (password === '') return []
    const plain = decoded(password)
    return [password, plain, Buffer.from(`${decoded(user)}:${plain}`).toString('base64')]
  })
  return [...new Set(found)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
