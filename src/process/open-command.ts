import {spawn} from 'node:child_process'
import {LastWords} from './last-words.ts'
import {signalGroup} from './signal-group.ts'

/** A command that runs for as long as somebody talks to it. It does not keep this process from ending. */
export interface OpenCommand {
  write(data: Uint8Array): void
  /** Ends it, with all of its process group. */
  close(): void
}

export interface OpenCommandEvents {
  onOutput(data: Buffer): void
  /** Called once, when it has ended or could not be started, with the end of what it said on standard error. */
  onEnd(said: string): void
}

/** Milliseconds that it has to end by itself once its input has ended. */
const endGraceMs = 5_000

/**
 * Starts argv in a process group of its own, with `env` as its whole environment. To close it is to end its input; what has
 * not ended by itself then is ended.
 */
export function openCommand(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  {onOutput, onEnd}: OpenCommandEvents,
): OpenCommand {
  const [program = '', ...words] = argv
  const child = spawn(program, words, {detached: true, env, stdio: ['pipe', 'pipe', 'pipe']})
  const said = new LastWords()
  let ended = false
  const end = (words: string): void => {
    if (ended) return
    ended = true
    onEnd(words)
  }
  child.once('error', error => end(error.message))
  child.once('close', () => end(said.text))
  // It may end without reading what it is told; its end is what counts.
  child.stdin.on('error', () => {})
  child.stdout.on('data', onOutput)
  child.stderr.on('data', (piece: Buffer) => said.add(piece))
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as {unref?(): void}).unref?.()
  return {
    write: data => void child.stdin.write(data),
    close() {
      child.stdin.end()
      setTimeout(() => {
        if (!ended && child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
      }, endGraceMs).unref()
    },
  }
}
