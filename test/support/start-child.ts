import {spawn} from 'node:child_process'
import {Hopeless, type Sight, waitUntil} from '../../src/process/wait-until.ts'

export interface Ended {
  status: number | null
  signal: NodeJS.Signals | null
  /** Both streams, in the order in which they came. */
  output: string
}

/** A command that runs, to be watched and to be sent signals. For tests: what a run needs is run(). */
export interface Child {
  readonly pid: number
  readonly ended: Promise<Ended>
  /** What both of its streams said so far. */
  output(): string
  /** Resolves when its output matches. */
  says(pattern: RegExp, within: number): Promise<void>
  /** Signals the process itself, not what it started. */
  kill(signal: NodeJS.Signals): void
}

export interface ChildOptions {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
}

/** Starts a command that has nothing to read. */
export function startChild(argv: readonly string[], {cwd, env}: ChildOptions): Child {
  const [command = '', ...words] = argv
  const child = spawn(command, words, {cwd, env: {...env}, stdio: ['ignore', 'pipe', 'pipe']})
  let said = ''
  let over = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    // Not 'close': what was started may hold the output open, and is looked for by the test.
    child.once('exit', (status, signal) =>
      setTimeout(() => {
        over = true
        resolve({status, signal, output: said})
      }, 100),
    )
  })
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => said,
    async says(pattern, within) {
      const look = async (): Promise<Sight<true>> => {
        if (pattern.test(said)) return {value: true}
        if (over) throw new Hopeless(`it has ended, and did not say ${pattern}: ${said.slice(-2000)}`)
        return {notYet: said.slice(-2000)}
      }
      await waitUntil(`${words.join(' ')} says ${pattern}`, look, {within})
    },
    kill: signal => child.kill(signal),
  }
}
