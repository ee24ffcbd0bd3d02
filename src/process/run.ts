import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {BoundedOutput} from './bounded-output.ts'
import {signalGroup} from './signal-group.ts'

/** Statuses by which a shell tells that there is no such command, or none that this user may run. */
const shellStatus: Readonly<Record<string, number>> = {ENOENT: 127, EACCES: 126}

/** Grace in milliseconds between asking a process group to end (SIGTERM) and ending it (SIGKILL). */
const killGraceMs = 2000

/** Time in milliseconds that processes ended by SIGKILL have to vanish and to close the output. */
const closeGraceMs = 200

export interface RunOptions {
  /** What the command reads; without it the command's standard input is empty. */
  stdin?: string | Uint8Array
  /** After this many milliseconds the command's whole process group is ended. Default: no deadline. */
  timeoutMs?: number
  /** Aborting ends the command's whole process group. */
  signal?: AbortSignal
  /** Aborting ends the command's whole process group, and what it said so far is its result. */
  enough?: AbortSignal
  /** The command's whole environment. Default: the caller's own. */
  env?: Readonly<Record<string, string>>
  cwd?: string
  /** Called with each piece of the command's output as it comes. */
  onOutput?: (text: string) => void
}

export interface RunResult {
  argv: readonly string[]
  /** Exit status; null when a signal ended the command. */
  status: number | null
  signal: NodeJS.Signals | null
  /** Of an endless stream its beginning and its end, see BoundedOutput. */
  stdout: string
  stderr: string
  durationMs: number
  /** True when the deadline ended it. */
  timedOut: boolean
}

/**
 * Runs one command and resolves when it and all that writes to its output have ended, whatever the status.
 * Every word of argv reaches the command as it is: no shell reads it. A command that is not there, or may not be run,
 * has the status that a shell gives it, 127 or 126.
 * Throws only when the command cannot be started for another reason, or when options.signal was aborted.
 */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  options.signal?.throwIfAborted()
  const start = performance.now()
  const child = begin(argv, options)
  const [stdout, stderr] = [child.stdout, child.stderr].map(stream => {
    const kept = new BoundedOutput()
    stream?.on('data', (piece: Buffer) => {
      kept.push(piece)
      options.onOutput?.(piece.toString())
    })
    return kept
  }) as [BoundedOutput, BoundedOutput]
  let timedOut = false
  const end = (): void => endGroup(child)
  const deadline =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true
          end()
        }, options.timeoutMs)
  options.signal?.addEventListener('abort', end, {once: true})
  options.enough?.addEventListener('abort', end, {once: true})
  try {
    const {status, signal, notStarted = ''} = await endOf(child, argv, options)
    options.signal?.throwIfAborted()
    return {
      ...{argv, status, signal, stdout: stdout.text(), stderr: notStarted || stderr.text()},
      ...{durationMs: performance.now() - start, timedOut},
    }
  } finally {
    clearTimeout(deadline)
    options.signal?.removeEventListener('abort', end)
    options.enough?.removeEventListener('abort', end)
  }
}

function begin(argv: readonly string[], {stdin, env, cwd}: RunOptions): ChildProcess {
  const [command = '', ...words] = argv
  try {
    const child = spawn(command, words, {
      // A group of its own, so that a deadline reaches what the command started, too.
      detached: true,
      env: {...(env ?? process.env)},
      cwd,
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    // A command may end without reading its input; that is its own business.
    child.stdin?.on('error', () => {}).end(stdin)
    return child
  } catch (cause) {
    throw cannotStart(command, cause as Error)
  }
}

interface End {
  status: number | null
  signal: NodeJS.Signals | null
  /** Why the command did not even start, in place of what it would have said. */
  notStarted?: string
}

function endOf(child: ChildProcess, argv: readonly string[], {cwd = '.'}: RunOptions): Promise<End> {
  const [command = ''] = argv
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const status = shellStatus[error.code ?? '']
      // The system's words for a missing folder are those for a missing command.
      if (status === undefined || !existsSync(cwd)) reject(cannotStart(command, error))
      else {
        const cause = status === 127 ? 'command not found' : 'permission denied'
        resolve({status, signal: null, notStarted: `${command}: ${cause}\n`})
      }
    })
    child.once('close', (status, signal) => resolve({status, signal}))
  })
}

const cannotStart = (command: string, cause: Error): Error =>
  new Error(`cannot start "${command}": ${cause.message}`, {cause})

function endGroup({pid, stdout, stderr}: ChildProcess): void {
  if (pid === undefined) return
  signalGroup(pid, 'SIGTERM')
  setTimeout(() => signalGroup(pid, 'SIGKILL'), killGraceMs).unref()
  // What has left the group may hold the output open for ever: nobody waits for it any longer.
  setTimeout(() => {
    stdout?.destroy()
    stderr?.destroy()
  }, killGraceMs + closeGraceMs).unref()
}
