import {quoted} from './quoted.ts'

/** Most words need no quotes, and are easier to read without. */
const readable = (word: string): string => (/^[\w./:@%+-][\w./=:@%+-]*$/.test(word) ? word : quoted(word))

/** A command as one types it in a POSIX shell. */
export function commandLine(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): string {
  const assignments = Object.entries(environment).flatMap(([name, value]) =>
    value ? [`${name}=${readable(value)}`] : [],
  )
  return [...assignments, ...argv.map(readable)].join(' ')
}
