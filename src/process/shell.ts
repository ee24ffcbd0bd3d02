import {$ as zx} from 'zx/core'
import {callersSpawn, callersSpawnSync} from './as-caller.ts'

/** What a command said and how it ended: zx's ProcessOutput. A command that failed throws it. */
export interface CommandOutput extends Error {
  /** Status; null when a signal or the deadline ended the command. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Both, in the order in which they came. */
  readonly stdall: string
  /** Milliseconds. */
  readonly duration: number
  /** It ended with status 0. */
  readonly ok: boolean
  text(): string
  lines(): string[]
  // biome-ignore lint/suspicious/noExplicitAny: what JSON is, its reader knows; zx types it so, too
  json<T = any>(): T
}

/** A command that runs: zx's ProcessPromise. */
export interface RunningCommand extends Promise<CommandOutput> {
  /** Its standard input; without an end of it nothing is handed over. */
  readonly stdin: NodeJS.WritableStream
  readonly stdout: NodeJS.ReadableStream
  readonly stderr: NodeJS.ReadableStream
  readonly exitCode: Promise<number | null>
  /** Its output becomes the input of another command, or goes into a file of this host's. */
  pipe(command: TemplateStringsArray, ...words: unknown[]): RunningCommand
  pipe(command: RunningCommand): RunningCommand
  pipe(file: string | NodeJS.WritableStream): Promise<unknown>
  /** A status other than 0 is no error. */
  nothrow(yes?: boolean): this
  quiet(yes?: boolean): this
  /** Ends it after that time, such as '5s', or that many milliseconds. */
  timeout(time: string | number): this
  kill(signal?: NodeJS.Signals): Promise<void>
  text(): Promise<string>
  lines(): Promise<string[]>
  // biome-ignore lint/suspicious/noExplicitAny: what JSON is, its reader knows; zx types it so, too
  json<T = any>(): Promise<T>
}

export interface ShellOptions {
  /** A status other than 0 is no error. */
  nothrow?: boolean
  quiet?: boolean
  verbose?: boolean
  /** Such as '5s', or milliseconds. */
  timeout?: string | number
  /** What the command reads. */
  input?: string | Uint8Array
  cwd?: string
  /** The command's environment. */
  env?: Readonly<Record<string, string | undefined>>
  signal?: AbortSignal
}

/** zx's `$`: each `${value}` is one word for the command, whatever is in it; an array is as many. */
export interface Shell {
  (pieces: TemplateStringsArray, ...words: unknown[]): RunningCommand
  (options: ShellOptions): Shell
}

// The default of every local command, those of pipes included.
Object.assign(zx, {spawn: callersSpawn, spawnSync: callersSpawnSync})

/** Runs a command on this host, as the user for whom the scenario runs: where that one used sudo, root's is not his. */
export const $ = zx as unknown as Shell & ShellOptions
