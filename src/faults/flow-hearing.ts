import type {FlowListener, FlowPlace} from '../probe/flow-place.ts'
import type {ToldFlow} from '../probe/flow-wire.ts'
import {shownValue} from '../process/shown-value.ts'
import {FlowLog, type FlowMark} from './flow-log.ts'
import {onHarnessStall} from './harness-stalls.ts'
import {ownStalls} from './held-places.ts'

interface HearingOptions {
  period: number
  heldUpAfter: number | undefined
  kernelAnswers: boolean
  /** The prober of that place is not the one that it was. */
  revive(place: FlowPlace): void
}

/** Takes what places tell of one flow, and puts it on the clock of its log: milliseconds since its first answered number left. */
export class FlowHearing implements FlowListener {
  readonly log: FlowLog
  readonly #id: number
  readonly #revive: HearingOptions['revive']
  readonly #closing: (() => void)[] = []
  #source: FlowPlace | undefined
  #heard = new Set<FlowPlace>()
  /** When the first answered number left, by our clock and by that of the asker. */
  origin: number | undefined
  #theirOrigin = 0
  names = {from: '', to: ''}
  ended: string | undefined
  settled = false
  /** When the last number left that was answered, by our clock. */
  answeredUntil = Number.NEGATIVE_INFINITY
  reasons: Record<string, number> = {}
  /** Of probers that are gone, and of the one that asks now. */
  #counted = {duplicates: 0, reordered: 0}
  #counting = {duplicates: 0, reordered: 0}
  #lastHeard = 0

  constructor(id: number, {revive, ...options}: HearingOptions) {
    this.#id = id
    this.#revive = revive
    this.log = new FlowLog(options)
  }

  /** May be called again once a prober is another. */
  listenTo(
    {source, target}: {source: FlowPlace; target: FlowPlace},
    names: {from: string; to: string},
  ): void {
    this.names = names
    if (this.#heard.size === 0)
      this.#closing.push(onHarnessStall(({at, ms}) => this.log.stall('harness', {at: this.#onLog(at), ms})))
    for (const place of [source, target]) {
      if (this.#heard.has(place)) continue
      this.#heard.add(place)
      this.#closing.push(place.listen(this))
    }
    if (this.origin !== undefined) this.#goOn(source)
    this.#source = source
  }

  get startedAt(): number {
    return Math.round(performance.timeOrigin + (this.origin ?? performance.now()))
  }

  get counts(): {duplicates: number; reordered: number} {
    const {duplicates, reordered} = this.#counted
    return {
      duplicates: duplicates + this.#counting.duplicates,
      reordered: reordered + this.#counting.reordered,
    }
  }

  /** What was said of unanswered numbers; undefined of nothing. */
  get shownReasons(): string | undefined {
    const words = Object.entries(this.reasons).map(
      ([reason, count]) => `${count} times ${shownValue(reason)}`,
    )
    return words.length === 0 ? undefined : `no answer: ${words.join(', ')}`
  }

  mark(words: string, phase?: FlowMark['phase']): void {
    this.log.marks.push({at: this.#onLog(performance.now()), words, phase})
  }

  told(flow: ToldFlow, place: FlowPlace): void {
    if (flow.id !== this.#id || place !== this.#source) return
    for (const [, at, spent, rtt] of flow.records) {
      if (this.origin === undefined) {
        // It begins with its first answer: before that nobody knows whether there ever was a way.
        if (rtt < 0) continue
        this.origin = place.ours(at)
        this.#theirOrigin = at
      }
      this.log.add({at: at - this.#theirOrigin, spent, rtt: rtt < 0 ? undefined : rtt})
    }
    if (flow.answeredUntil > 0) this.answeredUntil = place.ours(flow.answeredUntil)
    this.settled = flow.settled
    this.reasons = {...this.reasons, ...flow.reasons}
    this.#counting = {duplicates: flow.again, reordered: flow.reordered}
    this.#lastHeard = performance.now()
    if (flow.ended !== null) this.ended ??= flow.ended
  }

  stalled({at, ms}: {at: number; ms: number}, place: FlowPlace): void {
    if (place === this.#source) this.log.stall('sender', {at: this.#onLog(at), ms})
    else
      for (const own of ownStalls(place.handle, {at, ms}))
        this.log.stall('responder', {at: this.#onLog(own.at), ms: own.ms})
  }

  gone(place: FlowPlace): void {
    this.#revive(place)
  }

  close(): void {
    for (const close of this.#closing.splice(0)) close()
  }

  /** Another prober asks, by a clock of its own; what was not asked meanwhile is the asker's stall. */
  #goOn(source: FlowPlace): void {
    const now = performance.now()
    this.log.stall('sender', {at: this.#onLog(this.#lastHeard), ms: now - this.#lastHeard})
    const {duplicates, reordered} = this.counts
    this.#counted = {duplicates, reordered}
    this.#counting = {duplicates: 0, reordered: 0}
    this.#theirOrigin = source.theirs(this.origin ?? now)
  }

  /** The moment of our clock as the log has it: by the clock of the asker, which numbers are timed by. */
  #onLog(ours: number): number {
    return this.#source && this.origin !== undefined
      ? this.#source.theirs(ours) - this.#theirOrigin
      : ours - (this.origin ?? ours)
  }
}
