import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {createInterface, type Interface} from 'node:readline'

/** When questions left that tell of a cut, in seconds since 1970. */
interface SeenCut {
  answeredBefore: number
  firstLost: number
  lastLost: number
  answeredAfter: number
}

/** Milliseconds between two questions of the witness: what it says is true to so much at either end. */
const period = 1

/** A witness that is no part of fanlab: it asks by itself, from a machine's network namespace, a thousand times a second. */
export class TrueCut {
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  private constructor(child: ChildProcess, lines: Interface) {
    this.#child = child
    this.#lines = lines[Symbol.asyncIterator]()
  }

  /** Resolves when it gets answers. `pid` is a process of the machine that asks. */
  static async watch(pid: number, target: string): Promise<TrueCut> {
    const script = join(import.meta.dirname, 'true_cut.py')
    const argv = [`--target=${pid}`, '--net', '--', 'python3', script, String(period), target]
    const child = spawn('nsenter', argv, {stdio: ['pipe', 'pipe', 'inherit']})
    const watch = new TrueCut(child, createInterface({input: child.stdout}))
    if ((await watch.#lines.next()).value !== 'asking') throw new Error(`${target} does not answer`)
    return watch
  }

  /** The longest cut that it saw, in milliseconds: it was at least and at most so long. */
  async end(): Promise<{atLeastMs: number; atMostMs: number} | undefined> {
    const ended = once(this.#child, 'close')
    this.#child.stdin?.end()
    const {value} = await this.#lines.next()
    await ended
    const cut = JSON.parse(String(value)) as SeenCut | null
    if (!cut) return undefined
    return {
      atLeastMs: (cut.lastLost - cut.firstLost) * 1000,
      atMostMs: (cut.answeredAfter - cut.answeredBefore) * 1000,
    }
  }
}
