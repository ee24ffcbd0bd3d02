import {CheckFailed} from '../lab/check-failed.ts'
import {FlowPlace} from '../probe/flow-place.ts'
import {doneLine} from '../probe/flow-wire.ts'
import {LabError} from '../process/lab-error.ts'
import {waitUntil} from '../process/wait-until.ts'
import type {FlowReport} from '../report/flow-report.ts'
import {shownMs} from '../report/shown-outage.ts'
import {doneWithin} from './done-within.ts'
import {FlowHearing} from './flow-hearing.ts'
import type {FlowLog, FlowMark} from './flow-log.ts'
import {askFlow, knownFor, serveFlow} from './flow-messages.ts'
import {flowReportOf} from './flow-report-of.ts'
import type {FlowSpec} from './flow-spec.ts'

/** Periods, and at least so many milliseconds, after which a connection holds numbers up. */
const [heldPeriods, heldAtLeast] = [5, 100]
/** Milliseconds between two tries to ask or to answer again, after a machine went down. */
const retryPeriod = 250

/**
 * Milliseconds that it may take at least until both ends are found and their probers run: machines may be busy, and that says
 * nothing of their network.
 */
const beginsWithin = 30_000

let flows = 0

/** Numbered questions that go on until they are stopped. */
export class RunningFlow {
  readonly spec: FlowSpec
  readonly #id = ++flows
  readonly #hearing: FlowHearing
  #ends: {source: FlowPlace; target: FlowPlace} | undefined
  #stopping = false
  /** Nothing may begin any more: nobody would end it. */
  #isOver = false
  /** The name of the place whose answer is waited for to begin. */
  #asked: string | undefined
  readonly #reviving = new Map<FlowPlace, Promise<void>>()
  /** Its asker is there, as far as anybody knows. */
  #isAsking = false
  #problem: LabError | undefined

  constructor(spec: FlowSpec) {
    this.spec = spec
    const {kind} = spec.service
    this.#hearing = new FlowHearing(this.#id, {
      period: spec.period,
      heldUpAfter: kind === 'tcp' ? Math.max(heldAtLeast, heldPeriods * spec.period) : undefined,
      kernelAnswers: kind === 'icmp',
      revive: place => {
        if (this.#reviving.has(place)) return
        const revived = this.#revive(place).finally(() => this.#reviving.delete(place))
        this.#reviving.set(place, revived)
      },
    })
  }

  get log(): FlowLog {
    return this.#hearing.log
  }

  /** Once it is stopped: why its numbers are not all told, so that nothing can be judged by them. */
  get problem(): LabError | undefined {
    return this.#problem
  }

  /**
   * Asks until it is answered for the first time. Throws a CheckFailed where that never happens, and a LabError where nobody
   * can ask or answer.
   */
  async start(): Promise<void> {
    const {name, patience, pace, signal} = this.spec
    try {
      await this.#beginInTime()
      const isAnswered = await this.#until(() => this.#hearing.origin !== undefined, patience * pace)
      signal?.throwIfAborted()
      if (isAnswered && this.#hearing.origin !== undefined) return
      throw new CheckFailed({
        expected: `answers before it begins: ${name}`,
        got: this.#hearing.ended ?? this.#hearing.shownReasons ?? 'no answer',
      })
    } catch (error) {
      await this.end()
      throw error
    }
  }

  /** Notes that something happens now; from `during` to `after` a fault goes on. */
  mark(words: string, phase?: FlowMark['phase']): void {
    this.#hearing.mark(words, phase)
  }

  /** Waits until something is answered that left at least so many milliseconds from now; tells whether it was. */
  async isAnsweredWithin(ms: number, later = 0): Promise<boolean> {
    const since = performance.now() + later
    await this.#until(() => this.#hearing.answeredUntil > since, ms)
    return this.#hearing.answeredUntil > since
  }

  /**
   * Stops to ask, waits for what is on its way, and closes all of it. A connection whose numbers still wait then did not
   * survive; `unansweredFor` is how many milliseconds somebody has waited for an answer before.
   */
  async stop(unansweredFor = 0): Promise<FlowReport> {
    const wasAsking = this.#isAsking
    this.#stopping = true
    const {pace, service} = this.spec
    const patience = knownFor[service.kind] + 2000 * pace
    const {source} = this.#ends ?? {}
    let isTold = false
    if (source)
      await doneWithin(patience, async () => {
        await source.ask({do: 'stop', id: this.#id}, doneLine)
        await source.poll()
        isTold = true
      })
    const isSettled = await this.#until(() => this.#hearing.settled, patience)
    // A flow that has ended is told by that, whoever is gone.
    if (this.#hearing.ended === undefined) {
      const name = source?.name ?? 'its source'
      if (!(wasAsking && this.#isAsking && isTold))
        this.#problem = new LabError(`cannot tell of ${this.spec.name}: ${name} does not ask any more`, {
          hint: `look whether ${name} still runs, and whether it came back after what was done`,
        })
      else if (!isSettled && service.kind === 'tcp')
        this.#hearing.ended = `it was not answered again within ${shownMs(unansweredFor + patience)}`
      else if (!isSettled)
        this.#problem = new LabError(
          `cannot tell of ${this.spec.name}: ${name} did not tell all of it within ${shownMs(patience)}`,
          {hint: 'a longer period is less load'},
        )
    }
    const report = this.report()
    await this.end()
    return report
  }

  /** What is known by now. */
  report(): FlowReport {
    const {name, by, maxOutageMs} = this.spec
    const {log, startedAt, reasons, counts, ended, names} = this.#hearing
    return flowReportOf(log, {...names, name, by, startedAt, maxOutageMs, reasons, ...counts, ended})
  }

  /** Closes all of it, whatever it was doing. */
  async end(): Promise<void> {
    this.#stopping = true
    this.#isOver = true
    this.#hearing.close()
    const patience = 5000 * this.spec.pace
    // Of one that says nothing more it is waited for in vain: it ends when its place is abandoned.
    await doneWithin(patience, () => Promise.all(this.#reviving.values()))
    const {source, target} = this.#ends ?? {}
    for (const place of new Set([source, target])) {
      if (!place) continue
      const isDone = await doneWithin(patience, () => place.ask({do: 'end', id: this.#id}, doneLine))
      // One that says nothing more would keep its questions.
      if (!isDone) place.abandon()
    }
  }

  /** The places may be frozen, and then they answer nothing. */
  async #beginInTime(): Promise<void> {
    const {name, patience, pace, signal} = this.spec
    const within = Math.max(patience, beginsWithin) * pace
    const beginning = this.#begin()
    const isDone = await doneWithin(within, () => beginning, signal)
    signal?.throwIfAborted()
    if (isDone) return beginning
    const place = this.#asked
    const time = `within ${shownMs(within)}`
    throw place === undefined
      ? new LabError(`cannot begin ${name}: its ends were not found ${time}`, {
          hint: 'look whether the machines of both ends answer to commands',
        })
      : new LabError(`cannot begin ${name}: ${place} did not answer ${time}`, {
          hint: `look whether ${place} still runs, and whether something holds its processes, such as a fault`,
        })
  }

  async #begin(): Promise<void> {
    const {source, target} = await this.spec.find()
    this.#failIfOver()
    const ends = {source: FlowPlace.of(source.place), target: FlowPlace.of(target.place)}
    this.#ends = ends
    // Its clock has to be known before anything is timed by it.
    this.#asked = source.name
    await ends.source.poll()
    this.#failIfOver()
    this.#hearing.listenTo(ends, {from: source.name, to: target.name})
    this.#asked = target.name
    const kind = await serveFlow(this.#id, this.spec, ends.target, target)
    this.#failIfOver()
    this.#asked = source.name
    await askFlow(this.#id, this.spec, ends.source, {kind, source, target})
    await ends.source.poll()
    this.#isAsking = true
  }

  #failIfOver(): void {
    if (this.#isOver) throw new LabError(`cannot begin ${this.spec.name}: it has ended`)
  }

  /** Does not give up: until it is stopped, its machine may boot. */
  async #revive(place: FlowPlace): Promise<void> {
    const {source, target} = this.#ends ?? {}
    if (place === source) this.#isAsking = false
    if (place === source && this.spec.service.kind === 'tcp')
      this.#hearing.ended = `${place.name} went down, and with it the connection`
    this.#hearing.mark(`${place.name}: nobody there`)
    while (!this.#stopping && this.#hearing.ended === undefined) {
      await new Promise(resolve => setTimeout(resolve, retryPeriod))
      try {
        if (place === source) await this.#begin()
        else if (target) {
          const ends = await this.spec.find()
          this.#failIfOver()
          this.#ends = {source: source ?? target, target: FlowPlace.of(ends.target.place)}
          await serveFlow(this.#id, this.spec, this.#ends.target, ends.target)
        }
        this.#hearing.mark(`${place.name}: there again`)
        return
      } catch (error) {
        if (!(error instanceof LabError) && !(error instanceof CheckFailed)) throw error
      }
    }
  }

  /** Tells whether it came true, or the flow ended, before the time was over. */
  async #until(holds: () => boolean, within: number): Promise<boolean> {
    const {signal} = this.spec
    try {
      return await waitUntil(
        this.spec.name,
        async () => (holds() || this.#hearing.ended !== undefined ? {value: true} : {notYet: 'no answer'}),
        {within, ...(signal && {signal})},
      )
    } catch (error) {
      if (error instanceof LabError) return false
      throw error
    }
  }
}
