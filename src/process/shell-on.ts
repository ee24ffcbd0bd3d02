import {$ as zx} from 'zx/core'
import {CommandTimedOut} from './command-timed-out.ts'
import {LabError} from './lab-error.ts'
import {quoted} from './quoted.ts'
import {remoteChild} from './remote-child.ts'
import type {RunOptions, RunResult} from './run.ts'
import type {RunningCommand, Shell, ShellOptions} from './shell.ts'
import {shownValue} from './shown-value.ts'

/** Where a shell's commands run. */
interface ShellPlace {
  readonly name: string
  /** The deadline is scaled to the place's pace. */
  run(
    argv: readonly string[],
    options: Pick<RunOptions, 'stdin' | 'timeoutMs' | 'signal'>,
  ): Promise<RunResult>
  /** Aborted when the run has to stop. */
  readonly stopped?: AbortSignal | undefined
}

/** zx's own prefix: a command that fails ends the script, wherever in a pipe it stands. */
const strict = 'set -euo pipefail; '

/** Without --norc bash takes a pipe or a socket at its input for a remote login, and reads ~/.bashrc. */
const bash = ['bash', '--norc', '-c']

/**
 * zx's `$` whose commands run on the place, as root and by bash: quoting, pipes and ProcessOutput are zx's, the rest is
 * as of every command on a machine. A command that fails throws a ProcessOutput whose cause is a LabError with the
 * command, its status and the end of what it said.
 */
export function shellOn(place: ShellPlace, options: ShellOptions = {}): Shell {
  return ((first: TemplateStringsArray | ShellOptions, ...words: unknown[]) =>
    isTemplate(first)
      ? start(place, options, first, words)
      : shellOn(place, {...options, ...first})) as unknown as Shell
}

/** What of zx's ProcessPromise is used here; its types hide that it is a stream, too. */
interface Startable extends Omit<RunningCommand, 'pipe'> {
  run(): void
  once(event: 'pipe', listener: () => void): void
  pipe: ((target: unknown, ...words: unknown[]) => unknown) & Record<'stdout' | 'stderr' | 'stdall', unknown>
}

function start(
  place: ShellPlace,
  {timeout, cwd, env, ...options}: ShellOptions & {halt?: boolean},
  pieces: TemplateStringsArray,
  words: unknown[],
): RunningCommand {
  if ('sync' in options && options.sync) {
    throw new LabError(`cannot run a command on ${place.name} synchronously`, {
      hint: 'await it, without `sync`',
    })
  }
  const killed = new AbortController()
  let deadline = timeout
  let piped = options.input !== undefined
  const spawn = (command: string, _words: readonly string[], {signal}: {signal?: AbortSignal}) => {
    const signals = [killed.signal, signal, place.stopped].filter(each => each !== undefined)
    return remoteChild({
      reads: () => piped,
      run: stdin =>
        place.run(inside(`${strict}${command}`, cwd, env), {
          signal: AbortSignal.any(signals),
          ...(stdin === undefined ? {} : {stdin}),
          ...(deadline === undefined ? {} : {timeoutMs: milliseconds(deadline)}),
        }),
      errorOf: result => failure(place, command, result),
    })
  }
  const own = {...options, quiet: true, spawn, quote: quoted, prefix: '', postfix: '', halt: true}
  const promise = zx({...own, shell: '/bin/sh'} as object)(pieces, ...words) as unknown as Startable
  const {pipe} = promise
  promise.once('pipe', () => {
    piped = true
  })
  Object.defineProperties(promise, {
    // zx would look for a process of this host's.
    kill: {
      value: async () =>
        killed.abort(new LabError(`cannot go on with a command on ${place.name}: it was ended`)),
    },
    timeout: {
      value(time: string | number | undefined) {
        // zx says so at the start, of an option that it was not given.
        deadline = time ?? deadline
        return promise
      },
    },
    // Of Node's streams, which tell so when one is piped into the command.
    emit: {
      value(event: string) {
        if (event === 'pipe') piped = true
        return promise
      },
    },
    // A template behind it is a command on the same place.
    pipe: {
      value: Object.assign(
        (target: unknown, ...more: unknown[]) =>
          isTemplate(target)
            ? pipe(start(place, {...options, halt: true}, target, more))
            : pipe(target, ...more),
        {stdout: pipe.stdout, stderr: pipe.stderr, stdall: pipe.stdall},
      ),
    },
  })
  if (!options.halt) promise.run()
  return promise as unknown as RunningCommand
}

const isTemplate = (value: unknown): value is TemplateStringsArray => Array.isArray(value) && 'raw' in value

function inside(script: string, cwd: string | undefined, env: ShellOptions['env'] = {}): string[] {
  const variables = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  )
  const folder = cwd === undefined ? [] : [`--chdir=${cwd}`]
  return [...(folder.length + variables.length > 0 ? ['env', ...folder, ...variables] : []), ...bash, script]
}

const millisecondsOf = {ms: 1, s: 1000, m: 60_000} as const

/** zx's durations: 500, '500ms', '5s', '2m'. */
function milliseconds(time: string | number): number {
  const [, number = '', unit = ''] = /^(\d{1,9})(ms|s|m)?$/.exec(String(time)) ?? []
  if (Number(number) > 0)
    return Number(number) * millisecondsOf[(unit || 'ms') as keyof typeof millisecondsOf]
  throw new LabError(
    `cannot wait so long for a command: must be such as 500ms, 5s or 2m; got ${shownValue(time)}`,
  )
}

/** Lines and characters of what a failed command said last. */
const lastLines = 6
const mostSaid = 1000

function failure(place: ShellPlace, command: string, result: RunResult): LabError | undefined {
  if (result.status === 0) return undefined
  const how = result.timedOut
    ? 'no end within its deadline'
    : result.status === null
      ? `ended by ${result.signal}`
      : `status ${result.status}`
  const said = (result.stderr.trim() || result.stdout.trim())
    .split('\n')
    .slice(-lastLines)
    .join('\n')
    .slice(-mostSaid)
  const message = `cannot run ${shownValue(command)} on ${place.name}: ${how}${said && `: ${said}`}`
  return result.timedOut ? new CommandTimedOut(message, {place: place.name, command}) : new LabError(message)
}
