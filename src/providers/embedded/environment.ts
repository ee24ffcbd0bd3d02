/** The whole environment of a command on a machine: nothing of the caller's, tokens least of all, enters it. */
export const machineEnvironment = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'HOME=/root',
  'LANG=C.UTF-8',
]

/** What a person at a terminal needs besides. */
export const personsEnvironment = (): string[] => [
  ...machineEnvironment,
  `TERM=${process.env.TERM ?? 'dumb'}`,
]
