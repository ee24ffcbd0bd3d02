import type {ChildProcess} from 'node:child_process'
import {EventEmitter} from 'node:events'
import {PassThrough, Writable} from 'node:stream'
import {finished} from 'node:stream/promises'
import type {RunResult} from './run.ts'

/** How a command is run that is no process of this host's. */
interface RemoteCommand {
  /** Whether somebody writes to its standard input; asked when all who want to have said so. */
  reads(): boolean
  run(stdin: Uint8Array | undefined): Promise<RunResult>
  /** The error that a result is; undefined when it is none. */
  errorOf(result: RunResult): Error | undefined
}

/**
 * A child process as zx knows one, for a command that is run elsewhere. It gets its input as a whole, begins when that
 * has come to its end, and says all when it has ended.
 */
export function remoteChild(command: RemoteCommand): ChildProcess {
  const input: Buffer[] = []
  const stdin = new Writable({
    write(piece: Buffer, _encoding, done) {
      input.push(piece)
      done()
    },
  })
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const child = Object.assign(new EventEmitter(), {stdin, stdout, stderr})
  const say = async (result: Partial<Pick<RunResult, 'stdout' | 'stderr'>>): Promise<void> => {
    stdout.end(result.stdout)
    stderr.end(result.stderr)
    await Promise.allSettled([finished(stdout), finished(stderr)])
  }
  const live = async (): Promise<void> => {
    let [status, signal]: [number | null, NodeJS.Signals | null] = [null, null]
    try {
      const reads = command.reads() || input.length > 0 || stdin.writableEnded
      if (reads) await finished(stdin)
      const result = await command.run(reads ? Buffer.concat(input) : undefined)
      ;[status, signal] = [result.status, result.signal]
      await say(result)
      const error = command.errorOf(result)
      if (error) child.emit('error', error)
    } catch (error) {
      await say({})
      child.emit('error', error)
    }
    child.emit('exit', status, signal)
    child.emit('close', status, signal)
  }
  // A moment later: by then its caller has connected what it wants to.
  setImmediate(live)
  return child as unknown as ChildProcess
}
