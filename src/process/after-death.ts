import {spawn} from 'node:child_process'

export interface AfterDeath {
  /** Ends the watcher without running the command. Resolves when it is gone. */
  dismiss(): Promise<void>
}

/**
 * Runs argv when this process dies without dismissing it, by whatever it is killed. Until then a shell waits at a pipe
 * for its end, which costs no time. It has a session and an environment of its own, so that neither a terminal nor a CI
 * runner that ends all of a job takes it along.
 *
 * The name is the shell's $0: what it watches over can be seen in the list of processes.
 */
export function runAfterDeath(
  name: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): AfterDeath {
  const child = spawn('/bin/sh', ['-c', waitForDeath, name, ...argv], {
    detached: true,
    cwd: '/',
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
    // Without a watcher, what a killed run leaves waits for the next run.
    child.once('error', () => resolve())
  })
  // It may have been ended by somebody else.
  child.stdin?.on('error', () => {})
  child.unref()
  return {
    async dismiss() {
      child.stdin?.end('dismissed\n')
      child.ref()
      await gone
    },
  }
}

/** The pipe ends with the last process that has its other end: that is this one, nothing else inherits it. */
const waitForDeath = `
read -r word && [ "$word" = dismissed ] && exit
exec "$@" </dev/null
`
