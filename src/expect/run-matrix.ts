import {type Cell, cellId, type Unanswered} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Overlay} from '../overlays/overlay.ts'
import {askInBatches} from '../probe/batches.ts'
import type {Question, Told} from '../probe/question.ts'
import {beginningOf, type Judgement, judgeAnswers} from './judge.ts'
import {allProbes, leastProbes, serviceOf} from './service-of.ts'

/** Milliseconds between two probes of a question, and for an answer; both as many times longer as the lab is slower. */
const period = 10
const answerWithin = 1000
/** Milliseconds for an answer while a cell may not answer yet: it is asked again. */
const glimpseWithin = 400
/** Milliseconds for a page or bulk data. */
const streamWithin = 2000
/** Milliseconds between two rounds of the cells that are still wrong. */
const pause = 100
/** How often cells are asked again about which nothing could be said. */
const mostRepeats = 3

interface MatrixOptions {
  overlay: Overlay
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
  /** Nothing can be said about it, for the reason given; the network is not to blame. */
  unjudged?: string
  /** Nobody answered. */
  unanswered?: Unanswered | undefined
}

interface State {
  attempts: number
  durationMs: number
  judgement: Judgement
  /** Its first probes were answered as they have to be. */
  hasBegun: boolean
}

/**
 * Asks every cell, all at the same time: each with its first probes, and with the others once these are answered. Where
 * some are wrong from the start, the lab may still be on its way: they are asked again until the deadline, and then all
 * that have begun to answer have to answer every probe once more. What is lost between answers is lost.
 */
export async function runMatrix(
  endpoints: readonly Endpoint[],
  cells: readonly Cell[],
  options: MatrixOptions,
): Promise<CellResult[]> {
  const start = performance.now()
  const byName = new Map(endpoints.map(endpoint => [endpoint.name, endpoint]))
  const states = new Map<string, State>(
    cells.map(cell => [cellId(cell), {attempts: 0, durationMs: 0, judgement: notAsked, hasBegun: false}]),
  )
  const stateOf = (cell: Cell): State => states.get(cellId(cell)) as State
  const isWrong = (cell: Cell): boolean => !stateOf(cell).hasBegun

  await ask(cells, 'all')
  if (cells.some(isWrong)) {
    await converge(cells.filter(isWrong))
    await ask(
      cells.filter(cell => !isWrong(cell)),
      'all',
    )
  }
  for (let repeat = 0; repeat < mostRepeats; repeat++) {
    const open = cells.filter(cell => stateOf(cell).judgement.unjudged !== undefined)
    if (open.length === 0) break
    await ask(open, 'all')
  }
  return cells.map(cell => {
    const {judgement, attempts, durationMs} = stateOf(cell)
    const {complete: passed, got, unjudged, unanswered} = judgement
    const more = {...(unjudged !== undefined && {unjudged}), ...(unanswered && {unanswered})}
    return {cell, passed, got, attempts, durationMs, ...more}
  })

  async function converge(those: readonly Cell[]): Promise<void> {
    let wrong = those
    while (performance.now() - start <= options.within * options.pace) {
      options.signal?.throwIfAborted()
      await new Promise(resolve => setTimeout(resolve, pause))
      await ask(wrong, 'glimpse')
      wrong = wrong.filter(isWrong)
      if (wrong.length === 0) return
    }
  }

  async function ask(asked: readonly Cell[], how: 'glimpse' | 'all'): Promise<void> {
    if (asked.length === 0) return
    const questions = asked.map(cell => questionOf(cell, byName, options, how))
    const told = await askInBatches(questions, options)
    for (const [index, cell] of asked.entries()) {
      const own = stateOf(cell)
      const [question, answer] = [questions[index] as Question, told[index] as Told]
      own.judgement = judgeAnswers(question, answer, options)
      // Once it has answered, being asked for more is no further attempt.
      if (!own.hasBegun) own.attempts++
      own.hasBegun ||= judgeBeginning(question, answer, options)
      own.durationMs = performance.now() - start
    }
  }
}

const judgeBeginning = (question: Question, told: Told, {overlay}: MatrixOptions): boolean => {
  const beginning = beginningOf(question, told)
  return judgeAnswers(beginning.question, beginning.told, {overlay}).complete
}

const notAsked: Judgement = {complete: false, faultless: false, got: 'not asked', unjudged: undefined}

function questionOf(
  {source, target, protocol}: Cell,
  byName: ReadonlyMap<string, Endpoint>,
  {overlay, pace}: MatrixOptions,
  how: 'glimpse' | 'all',
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
  }
}
