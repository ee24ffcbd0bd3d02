import type {Cell, Unanswered} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Overlay} from '../overlays/overlay.ts'
import {askInBatches} from '../probe/batches.ts'
import type {Question, Told} from '../probe/question.ts'
import {
  type AskedCell,
  askUntilAnswered,
  notAskedYet,
  noteAnswer,
  type Thoroughness,
} from './ask-until-answered.ts'
import {allProbes, leastProbes, serviceOf} from './service-of.ts'

/** Milliseconds between two probes of a question, and for an answer; both as many times longer as the lab is slower. */
const period = 10
const answerWithin = 1000
/** Milliseconds for an answer while a cell may not answer yet: it is asked again. */
const glimpseWithin = 400
/** Milliseconds for a page or bulk data. */
const streamWithin = 2000
interface MatrixOptions {
  overlay: Overlay
  /** Milliseconds that cells may take until they answer for the first time. */
  within: number
  /** The lab's pace, by which all deadlines are multiplied. */
  pace: number
  /** Entries of the neighbour table that it may need at a time; default: what the kernel has room for. */
  mostNeighbours?: number
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
  /** Nothing can be said about it, for the reason given; the network is not to blame. */
  unjudged?: string
  /** Nobody answered. */
  unanswered?: Unanswered | undefined
}

interface State extends AskedCell {
  cell: Cell
}

/** Asks every cell, all at the same time, until those that may still be on their way answer: see askUntilAnswered. */
export async function runMatrix(
  endpoints: readonly Endpoint[],
  cells: readonly Cell[],
  options: MatrixOptions,
): Promise<CellResult[]> {
  const start = performance.now()
  const {within, pace, signal} = options
  const byName = new Map(endpoints.map(endpoint => [endpoint.name, endpoint]))
  const states = cells.map((cell): State => ({...notAskedYet(), cell}))
  await askUntilAnswered(states, {
    ask,
    isLate: () => performance.now() - start > within * pace,
    signal,
  })
  return states.map(({cell, judgement, attempts, durationMs}) => {
    const {complete: passed, got, unjudged, unanswered} = judgement
    const more = {...(unjudged !== undefined && {unjudged}), ...(unanswered && {unanswered})}
    return {cell, passed, got, attempts, durationMs, ...more}
  })

  async function ask(asked: readonly State[], how: Thoroughness): Promise<void> {
    if (asked.length === 0) return
    const questions = asked.map(({cell}) => questionOf(cell, byName, options, how))
    const told = await askInBatches(questions, options)
    const {beginningOf, judgeAnswers} = await import('./judge.ts')
    for (const [index, state] of asked.entries()) {
      const [question, answer] = [questions[index] as Question, told[index] as Told]
      const beginning = beginningOf(question, answer)
      noteAnswer(state, {
        judgement: judgeAnswers(question, answer, options),
        hasBegun: judgeAnswers(beginning.question, beginning.told, options).complete,
        durationMs: performance.now() - start,
      })
    }
  }
}

function questionOf(
  {source, target, protocol}: Cell,
  byName: ReadonlyMap<string, Endpoint>,
  {overlay, pace}: MatrixOptions,
  how: Thoroughness,
): Question {
  const [from, to] = [byName.get(source), byName.get(target)]
  if (!from || !to) throw new Error(`no endpoint "${from ? target : source}" for a cell of the matrix`)
  const service = serviceOf({kind: protocol, ...(protocol === 'http' && {port: 80})}, overlay.mtu)
  const isStream = service.kind === 'tcp' || service.kind === 'http'
  const within = isStream ? streamWithin : how === 'glimpse' ? glimpseWithin : answerWithin
  return {
    ...{source: from, target: to, service, period: period * pace, within: within * pace},
    count: how === 'glimpse' ? leastProbes(protocol) : allProbes(protocol),
    first: leastProbes(protocol),
    onlyArrivals: true,
    ...(isStream && {sparesServer: true as const}),
  }
}
