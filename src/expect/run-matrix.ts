import {type Cell, cellId} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {type Answer, type ProbeGroup, probe} from '../probe/probe.ts'

/** A silent cell is proven by this many packets that nobody answered, each with this deadline in milliseconds. */
const silence = {count: 2, timeoutMs: 500}
/** While converging one packet is enough to tell whether a cell answers. */
const glimpse = {count: 1, timeoutMs: 400}
/** Once converged every cell has to answer all of these: loss is a failure. */
const lastPass = {count: 10, timeoutMs: 1000}
/** Milliseconds between two rounds of the cells that are still wrong. */
const pause = 100

interface MatrixOptions {
  mtu: number
  /** Milliseconds that cells may take until they answer for the first time. */
  within: number
  /** The lab's pace, by which all deadlines are multiplied. */
  pace: number
  signal?: AbortSignal | undefined
}

export interface CellResult {
  cell: Cell
  passed: boolean
  /** What came instead, in words. */
  got: string
  /** How often the cell was asked until it answered. */
  attempts: number
  durationMs: number
  /** It could not be asked, since one of its ends has no part in this lab; `got` tells why. */
  absent?: true
}

/**
 * Asks every cell. Sources work side by side, each with one command per protocol for all its targets; only cells that
 * are still wrong are asked again, until the deadline; then all that answered have to answer ten of ten.
 */
export async function runMatrix(
  endpoints: readonly Endpoint[],
  cells: readonly Cell[],
  options: MatrixOptions,
): Promise<CellResult[]> {
  const start = performance.now()
  const state = new Map(cells.map(cell => [cellId(cell), {attempts: 0, durationMs: 0, answer: none}]))
  const ask = async (asked: readonly Cell[], how: {count: number; timeoutMs: number}): Promise<void> => {
    const asking = groups(asked, endpoints)
    const answers = await probe(asking, {
      ...options,
      count: how.count,
      timeoutMs: how.timeoutMs * options.pace,
    })
    const byGroup = new Map(
      asking.map(({source, protocol}, index) => [`${source.name} ${protocol}`, answers[index]]),
    )
    for (const cell of asked) {
      const own = state.get(cellId(cell))
      const answer = byGroup.get(`${cell.source} ${cell.protocol}`)?.get(cell.target)
      if (!own || !answer) continue
      own.answer = answer
      // The last pass only asks more of those that have answered.
      if (how !== lastPass) own.attempts++
      own.durationMs = performance.now() - start
    }
  }
  const answered = (cell: Cell): boolean => received(state.get(cellId(cell))?.answer) > 0
  const silent = cells.filter(({expected}) => expected === 'silence')
  const open = cells.filter(({expected}) => expected === 'answer')

  await Promise.all([ask(silent, silence), converge(open)])
  await ask(open.filter(answered), lastPass)

  return cells.map(cell => {
    const {answer, attempts, durationMs} = state.get(cellId(cell)) ?? {
      answer: none,
      attempts: 0,
      durationMs: 0,
    }
    const passed = cell.expected === 'silence' ? answer.received === 0 : isComplete(answer)
    return {cell, passed, got: described(answer), attempts, durationMs}
  })

  async function converge(wanted: readonly Cell[]): Promise<void> {
    let wrong = wanted
    for (;;) {
      await ask(wrong, glimpse)
      wrong = wrong.filter(cell => !answered(cell))
      if (wrong.length === 0 || performance.now() - start > options.within * options.pace) return
      options.signal?.throwIfAborted()
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
}

const none: Answer = {sent: 0, received: 0, said: 'not asked'}
const received = (answer: Answer | undefined): number => answer?.received ?? 0
const isComplete = ({sent, received: got}: Answer): boolean => sent > 0 && got === sent

const described = ({sent, received: got, said}: Answer): string =>
  `${got} of ${sent} answers${got === sent || said === '' ? '' : ` (${said})`}`

/** The commands that ask these cells: one for each source and protocol. */
function groups(cells: readonly Cell[], endpoints: readonly Endpoint[]): ProbeGroup[] {
  const byName = new Map(endpoints.map(endpoint => [endpoint.name, endpoint]))
  const found = new Map<string, ProbeGroup & {targets: Endpoint[]}>()
  for (const {source, target, protocol} of cells) {
    const from = byName.get(source)
    const to = byName.get(target)
    if (!from || !to) throw new Error(`no endpoint "${from ? target : source}" for a cell of the matrix`)
    const group = found.get(`${source} ${protocol}`) ?? {source: from, protocol, targets: []}
    group.targets.push(to)
    found.set(`${source} ${protocol}`, group)
  }
  // Every source begins with another target, so that not all of them ask the same one at the same time.
  return [...found.values()].map(({source, protocol, targets}) => {
    const first = endpoints.indexOf(source) % targets.length
    return {source, protocol, targets: [...targets.slice(first), ...targets.slice(0, first)]}
  })
}
