import {$, type ProcessPromise} from 'zx/core'
import {BoundedOutput} from './bounded-output.ts'
import {quoted} from './quoted.ts'

/**
 * Not zx's bash: where SHLVL is unset, as after sudo, it takes a pipe of Node's for a remote login and runs ~/.bashrc.
 */
const shellOptions = {
  shell: '/bin/sh',
  prefix: '',
  postfix: '',
  quote: quoted,
}

/** Where zx would keep the whole output, as often as twice; what is kept is kept below. */
const keptByZx = {push: () => 0, length: 0, reduce: <T>(_: unknown, nothing: T): T => nothing}
const nothingKept = {stdout: keptByZx, stderr: keptByZx, stdall: keptByZx}

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
 * Every word of argv reaches the command as it is: nothing is left for a shell to interpret.
 * Throws only when the command cannot be started at all, or when options.signal was aborted.
 */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  options.signal?.throwIfAborted()
  const start = performance.now()
  const shell = $({
    ...shellOptions,
    // A group of its own, so that a deadline reaches what the command started, too.
    detached: true,
    nothrow: true,
    quiet: true,
    env: {...(options.env ?? process.env)} as NodeJS.ProcessEnv,
    cwd: options.cwd ?? process.cwd(),
    store: nothingKept as never,
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  // `exec` leaves one process: the command is then the leader of the group and gets its signals itself.
  const child = shell`exec ${[...argv]}`
  if (options.stdin !== undefined) {
    // A command may end without reading its input; that is its own business.
    child.stdin.on('error', () => {})
    child.stdin.end(options.stdin)
  }
  const [stdout, stderr] = [child.stdout, child.stderr].map(stream => {
    const kept = new BoundedOutput()
    stream.on('data', (piece: Buffer) => {
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
    const output = await child
    options.signal?.throwIfAborted()
    const result = {
      argv,
      status: output.exitCode,
      signal: output.signal,
      stdout: stdout.text(),
      stderr: stderr.text(),
      durationMs: performance.now() - start,
      timedOut,
    }
    if (output.exitCode === null || output.exitCode >= 0) return result
    throw new Error(`cannot start "${argv[0]}": ${output.message}`, {cause: output})
  } finally {
    clearTimeout(deadline)
    options.signal?.removeEventListener('abort', end)
    options.enough?.removeEventListener('abort', end)
  }
}

function endGroup({pid, stdout, stderr}: ProcessPromise): void {
  if (pid === undefined) return
  signalGroup(pid, 'SIGTERM')
  setTimeout(() => signalGroup(pid, 'SIGKILL'), killGraceMs).unref()
  // What has left the group may hold the output open for ever: nobody waits for it any longer.
  setTimeout(() => {
    stdout.destroy()
    stderr.destroy()
  }, killGraceMs + closeGraceMs).unref()
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is already gone.
  }
}
