import {type ChildProcessByStdio, spawn} from 'node:child_process'
import {constants} from 'node:os'
import {createInterface} from 'node:readline'
import type {Readable, Writable} from 'node:stream'
import {identify, type ProcessIdentity} from './process-identity.ts'

/** Milliseconds that output may be held open by somebody else, after the command itself has ended. */
const outputGraceMs = 1000

/** A command that runs for long, that is told line by line and can be asked to stop. */
export interface SupervisedChild {
  readonly identity: ProcessIdentity | undefined
  /** Exit status; as a shell tells it, 128 and the signal's number when a signal ended it. */
  readonly ended: Promise<number>
  /**
   * Says why on its input and ends that, as the death of this process does without a word: the command has to take the
   * end for the wish that it stops.
   */
  stop(why: string): void
}

interface SupervisedOptions {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Called with each line of both streams. */
  onLine(line: string): void
}

/** Starts it in a session of its own: what a terminal or a runner signals is for this process to pass on. */
export function superviseChild(
  argv: readonly string[],
  {cwd, env, onLine}: SupervisedOptions,
): SupervisedChild {
  const [command = '', ...words] = argv
  const child = spawn(command, words, {cwd, env: {...env}, stdio: ['pipe', 'pipe', 'pipe'], detached: true})
  for (const stream of [child.stdout, child.stderr]) createInterface({input: stream}).on('line', onLine)
  child.stdin.on('error', () => {})
  return {
    identity: child.pid === undefined ? undefined : identify(child.pid),
    ended: statusOf(child),
    stop: why => child.stdin.end(`${why}\n`),
  }
}

function statusOf(child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      setTimeout(() => {
        child.stdout.destroy()
        child.stderr.destroy()
      }, outputGraceMs).unref()
    })
    child.once('close', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
