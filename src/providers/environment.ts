/** The whole environment of a command on a machine: nothing of the caller's, tokens least of all, enters it. */
export const cleanEnvironment = [
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin',
  'HOME=/root',
  'LANG=C.UTF-8',
]

/** What a person at a terminal needs besides. */
export const terminalEnvironment = (): string[] => [...cleanEnvironment, `TERM=${process.env.TERM ?? 'dumb'}`]

/**
 * What a tool of the host's needs to find its settings and its daemon; it may pass on what it gets, also to a daemon that
 * it starts: so no token of Vagrant's.
 */
const toolVariables =
  /^(PATH|HOME|USER|LOGNAME|LANG|SSH_AUTH_SOCK|LXD_CONF|LXD_DIR|INCUS_CONF|INCUS_DIR|XDG_\w+|VAGRANT_(?!\w*TOKEN)\w+)$/

/** The environment of a tool of the host's that drives machines. */
export const toolEnvironment = (env: NodeJS.ProcessEnv = process.env): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => toolVariables.test(entry[0])),
  )
