import {spawn} from 'node:child_process'
import {constants} from 'node:os'
import {isatty} from 'node:tty'

/**
 * Runs a command none of whose streams is a terminal, with the caller's streams: what is none is the caller's own, what
 * is one is passed on through a pipe, byte for byte. Resolves to its exit status as a shell tells it. It stays in the
 * caller's process group, so that Ctrl-C reaches it; this process outlives it and tells how it ended.
 */
export function withoutTerminal(argv: readonly string[]): Promise<number> {
  const [command = '', ...words] = argv
  const stdio = [0, 1, 2].map(stream => (isatty(stream) ? ('pipe' as const) : ('inherit' as const)))
  const child = spawn(command, words, {stdio})
  const {stdin} = child
  if (stdin) {
    // A command may end without reading its input; that is its own business.
    stdin.on('error', () => {})
    process.stdin.pipe(stdin)
  }
  child.stdout?.pipe(process.stdout, {end: false})
  child.stderr?.pipe(process.stderr, {end: false})
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    // Not 'exit': what it said last may still be on its way.
    child.once('close', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
