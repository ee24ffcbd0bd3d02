import {type ChildProcess, spawn} from 'node:child_process'
import {constants} from 'node:os'

interface Foreground {
  /** Exit status; as a shell tells it, 128 and the signal's number when a signal ended it. */
  readonly status: Promise<number>
  /** Closes the command's standard input, when it is a pipe, with some last words. */
  endInput(words: string): void
}

/**
 * Runs a command that talks to the person at the terminal, with the caller's own output and its process group: keys
 * such as Ctrl-C reach it. Its input is the person's, or a pipe that begins with that text and stays open. Not by way
 * of zx, which is for commands whose output is wanted.
 */
export function foreground(argv: readonly string[], stdin: 'inherit' | {begin: string}): Foreground {
  const [command = '', ...words] = argv
  const child = spawn(command, words, {
    stdio: [stdin === 'inherit' ? 'inherit' : 'pipe', 'inherit', 'inherit'],
  })
  // A command may end without reading its input; that is its own business.
  child.stdin?.on('error', () => {})
  if (stdin !== 'inherit') child.stdin?.write(stdin.begin)
  return {status: statusOf(child), endInput: words => child.stdin?.end(`${words}\n`)}
}

function statusOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
