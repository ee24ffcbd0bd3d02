import type * as z from 'zod/mini'
import type {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {polledLine, type ToldFlow} from './flow-wire.ts'
import {Prober, ProberGone} from './prober.ts'

/** Milliseconds between two polls of a prober of flows. */
const pollPeriod = 200
/** Polls after which clocks are compared anew: they may drift. */
const freshPolls = 100

/** Who hears what a place tells of flows. Times are milliseconds of this process's performance.now(). */
export interface FlowListener {
  told(flow: ToldFlow, place: FlowPlace): void
  stalled(stall: {at: number; ms: number}, place: FlowPlace): void
  /** Its prober is another than before, or there is none. */
  gone(place: FlowPlace): void
}

/** The prober of flows on a place, for as long as somebody listens. */
export class FlowPlace {
  readonly name: string
  readonly handle: PlaceHandle
  readonly #listeners = new Set<FlowListener>()
  #prober: Prober | undefined
  #queue: Promise<unknown> = Promise.resolve()
  #polls = 0
  /** Of all that it is asked until it is abandoned. */
  #abandoned = new AbortController()
  /** By how much its clock is behind ours, in milliseconds, and how well that is known. */
  #clock = {behind: 0, unsure: Number.POSITIVE_INFINITY}

  private constructor(handle: PlaceHandle) {
    this.handle = handle
    this.name = handle.name
  }

  static readonly #ofPlaces = new WeakMap<PlaceHandle['place'], FlowPlace>()

  static of(handle: PlaceHandle): FlowPlace {
    const known = FlowPlace.#ofPlaces.get(handle.place)
    if (known) return known
    const place = new FlowPlace(handle)
    FlowPlace.#ofPlaces.set(handle.place, place)
    return place
  }

  /** Our time of a moment of its clock. */
  ours(theirs: number): number {
    return theirs + this.#clock.behind
  }

  /** Its time of a moment of our clock. */
  theirs(ours: number): number {
    return ours - this.#clock.behind
  }

  /** What it answers; one after the other. Throws a ProberGone when its machine is not there. */
  ask<T>(message: unknown, schema: z.ZodMiniType<T>): Promise<T> {
    // Nothing of a prober keeps this process from ending, and a request has no deadline.
    const alive = setInterval(() => {}, 60_000)
    const {signal} = this.#abandoned
    const own = this.#queue
      .then(() => {
        // The next prober would be asked for what nobody waits for any more, and may be frozen as well.
        signal.throwIfAborted()
        return this.#current().request(message, schema, {signal})
      })
      .finally(() => clearInterval(alive))
    this.#queue = own.catch(() => {})
    return own
  }

  /** Hears of it until what is given is called. */
  listen(listener: FlowListener): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) void this.#keepPolling()
    return () => this.#listeners.delete(listener)
  }

  /** Compares the clocks, and takes what is new. */
  async poll(): Promise<void> {
    const before = performance.now()
    const {now, flows, stalls} = await this.ask({do: 'poll'}, polledLine)
    const after = performance.now()
    const fresh = this.#polls++ % freshPolls === 0
    const unsure = (after - before) / 2
    if (fresh || unsure < this.#clock.unsure) this.#clock = {behind: (before + after) / 2 - now, unsure}
    for (const listener of this.#listeners) {
      for (const [at, ms] of stalls) listener.stalled({at: this.ours(at), ms}, this)
      for (const flow of flows) listener.told(flow, this)
    }
  }

  /**
   * Ends it, whatever it is doing: somebody waited for too long. Who waits for it, or until it can be asked, gets a
   * ProberGone.
   */
  abandon(): void {
    // The end of one that is frozen may never be told.
    this.#abandoned.abort(
      new ProberGone(`cannot probe from ${this.name}: its prober did not answer and was given up`),
    )
    this.#abandoned = new AbortController()
    this.#prober?.close()
  }

  async #keepPolling(): Promise<void> {
    while (this.#listeners.size > 0) {
      await this.poll().catch(error => {
        if (!(error instanceof LabError)) throw error
        if (error instanceof ProberGone) this.#tellGone()
      })
      await new Promise(resolve => setTimeout(resolve, pollPeriod))
    }
  }

  #current(): Prober {
    const prober = Prober.of(this.handle, 'flows')
    if (prober === this.#prober) return prober
    const isAnother = this.#prober !== undefined
    this.#prober = prober
    this.#polls = 0
    this.#clock = {...this.#clock, unsure: Number.POSITIVE_INFINITY}
    if (isAnother) this.#tellGone()
    return prober
  }

  #tellGone(): void {
    for (const listener of this.#listeners) listener.gone(this)
  }
}
