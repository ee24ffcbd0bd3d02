import {LatencyTally} from './latency-tally.ts'
import {type FlowSample, type LossRun, lengthOf, type Stall} from './loss-run.ts'
import {ThinnedSamples} from './thinned-samples.ts'

/** Runs that are remembered each for itself: the longest. */
const mostRuns = 1000
const mostStalls = 1000
/** Periods between two numbers from which on one was left out. */
const leftOut = 1.5
/** Answers that tell what is usual. */
const usualAnswers = 32

/** When the harness did something to the lab: from `during` to `after` a fault goes on. */
export interface FlowMark {
  at: number
  words: string
  phase?: 'during' | 'after' | undefined
}

interface LogOptions {
  /** Milliseconds. */
  period: number
  /** Milliseconds after which a number counts as held up, of one connection that has to survive; undefined of all else. */
  heldUpAfter?: number | undefined
  /** Nothing of its prober's is in the way of an answer. */
  kernelAnswers?: boolean
}

/** What became of the numbers of a flow, in their order. Its memory does not grow with the flow. */
export class FlowLog {
  readonly period: number
  readonly samples = new ThinnedSamples()
  readonly latency = {before: new LatencyTally(), during: new LatencyTally(), after: new LatencyTally()}
  readonly stalls: Readonly<Record<'sender' | 'responder' | 'harness', Stall[]>> = {
    sender: [],
    responder: [],
    harness: [],
  }
  readonly marks: FlowMark[] = []
  sent = 0
  lost = 0
  begun = 0
  ended = 0
  readonly kernelAnswers: boolean
  readonly #heldUpAfter: number
  #runs: LossRun[] = []
  /** The run that goes on. */
  #open: LossRun | undefined
  /** Those for which no answer came yet of what left after them. */
  #unended: LossRun[] = []
  /** Answered numbers: when they left, and when their answers were there. */
  #answered: {at: number; got: number}[] = []

  constructor({period, heldUpAfter = Number.POSITIVE_INFINITY, kernelAnswers = false}: LogOptions) {
    this.kernelAnswers = kernelAnswers
    this.period = period
    this.#heldUpAfter = heldUpAfter
  }

  add(sample: FlowSample): void {
    const {at, rtt} = sample
    if (this.sent === 0) this.begun = at
    this.sent += 1
    this.ended = Math.max(this.ended, at + (rtt ?? 0))
    this.samples.add(at, rtt)
    if (rtt === undefined) this.lost += 1
    else this.latency[this.#phaseAt(at)].add(rtt)
    if (rtt === undefined || rtt > this.#heldUpAfter) this.#miss(sample)
    else this.#answer(at, at + rtt)
  }

  /** Notes for how long somebody could not run; the longest are remembered. */
  stall(who: 'sender' | 'responder' | 'harness', stall: Stall): void {
    const own = this.stalls[who]
    own.push(stall)
    if (own.length > mostStalls)
      own.splice(
        own.findIndex(({ms}) => ms === Math.min(...own.map(each => each.ms))),
        1,
      )
  }

  /** In their order. */
  get runs(): readonly LossRun[] {
    return [...this.#runs, ...(this.#open ? [this.#closed(this.#open)] : [])].sort(
      (a, b) => a.firstAt - b.firstAt,
    )
  }

  #phaseAt(at: number): 'before' | 'during' | 'after' {
    return this.marks.findLast(mark => mark.phase !== undefined && mark.at <= at)?.phase ?? 'before'
  }

  #miss({at, spent, rtt}: FlowSample): void {
    const run = this.#open
    if (run) {
      const gap = at - run.lastAt
      // A little later than the period each time is no number left out.
      if (gap > leftOut * this.period) run.unasked += gap - this.period
      run.lastAt = at
      run.count += 1
      return
    }
    const usual = Math.max(0, ...this.#answered.slice(-usualAnswers).map(each => each.got - each.at))
    this.#open = {
      ...{count: 1, firstAt: at, firstBy: at + spent, lastAt: at, unasked: 0, usual},
      ...{before: undefined, after: undefined, ...(rtt !== undefined && {resumed: at + rtt})},
    }
  }

  #answer(at: number, got: number): void {
    if (this.#open) {
      const run = this.#closed(this.#open)
      this.#open = undefined
      this.#unended.push(run)
      this.#remember(run)
    }
    for (const run of this.#unended) {
      // What left while the first lost one was on its way may have crossed before the cut.
      if (at >= run.firstBy + run.usual) run.after = got
    }
    this.#unended = this.#unended.filter(({after}) => after === undefined)
    this.#answered.push({at, got})
    // One answer at least is from before any run that may still come; more than that only as long as they may matter.
    while (this.#answered.length > usualAnswers && (this.#answered[1]?.got ?? at) < at) this.#answered.shift()
  }

  /** A late answer may have come after the cut: it tells nothing of when that began. */
  #closed(run: LossRun): LossRun {
    return {...run, before: this.#answered.findLast(({got}) => got <= run.lastAt)?.at}
  }

  #remember(run: LossRun): void {
    this.#runs.push(run)
    if (this.#runs.length < 2 * mostRuns) return
    const length = (each: LossRun): number => lengthOf(each, this.period)
    this.#runs = [...this.#runs].sort((a, b) => length(b) - length(a)).slice(0, mostRuns)
  }
}
