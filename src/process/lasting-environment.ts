const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** The way to the packages behind a proxy; a value may hold a password. */
export const proxyVariables = [
  ...['http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'ALL_PROXY', 'NO_PROXY'],
] as const

/**
 * The whole environment of what may outlive the command that starts it: machines, daemons, watchers. Of the caller's own
 * it has PATH, and the variables that are named here. Tokens and proxies of a job would be readable for as long as the
 * lab is up, and a CI runner ends all processes at the job's end that still carry its variables.
 */
export function lastingEnvironment(passed: readonly string[] = []): Record<string, string> {
  const given = passed.flatMap(name => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    PATH: process.env.PATH || systemPath,
    HOME: '/root',
    LANG: 'C.UTF-8',
    ...Object.fromEntries(given),
  }
}

/**
 * The command in that environment, with variables of its own. Its words and not an option of run(): what only waits for
 * it keeps the mark by which the processes of a killed run are found.
 */
export const inLastingEnvironment = (
  argv: readonly string[],
  own: Readonly<Record<string, string>> = {},
): string[] => [
  ...['env', '-i'],
  ...Object.entries({...lastingEnvironment(), ...own}).map(([name, value]) => `${name}=${value}`),
  ...argv,
]
