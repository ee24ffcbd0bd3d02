import type * as z from 'zod/mini'
import type {PlaceHandle} from '../lab/machine.ts'
import {guestProgram} from '../process/guest-program.ts'
import {LabError} from '../process/lab-error.ts'
import type {OpenCommand} from '../process/open-command.ts'
import {readJson} from '../process/read-json.ts'
import {shownValue} from '../process/shown-value.ts'
import {endedLine} from './wire.ts'

const shared = [
  ...['internet_checksum', 'network_namespace', 'probe_clock', 'probe_packet', 'probe_filter'],
  ...['probe_look', 'probe_datagrams', 'probe_ways', 'probe_sockets'],
] as const

/** rounds: asks many questions once · flows: asks few for as long as somebody wants to know. Each is a process of its own. */
const programs = {
  rounds: [
    ...[...shared, 'probe_sightings', 'probe_streams', 'probe_syn', 'probe_echo', 'probe_question'],
    ...['probe_round', 'probe_lines', 'probe_loop', 'probe_neighbours', 'probe_taken', 'prober'],
  ],
  flows: [
    ...[...shared, 'probe_streams', 'probe_echo', 'probe_lines', 'probe_loop', 'flow_stalls'],
    ...['flow_streams', 'flow_numbers', 'flow', 'flow_answers', 'flow_prober'],
  ],
} as const
type ProberProgram = keyof typeof programs

/** Bytes of a line that are taken at most: a large lab's answers are some megabytes. */
const longestLine = 64 << 20

/** The prober of a place ended while it was asked. */
export class ProberGone extends LabError {}

interface Waiting {
  onLine(line: string): void
  onGone(error: ProberGone): void
}

/** A program on a place that asks, answers and looks for all its endpoints, for as long as somebody talks to it. */
export class Prober {
  readonly #name: string
  readonly #command: OpenCommand
  readonly #pieces: Buffer[] = []
  #length = 0
  #waiting: Waiting | undefined
  #gone: ProberGone | undefined
  #beginning: Promise<unknown> | undefined
  #hasBegun = false

  readonly #forget: () => void

  private constructor(place: PlaceHandle, program: ProberProgram, forget: () => void) {
    this.#name = place.name
    this.#forget = forget
    const {argv, source} = guestProgram(programs[program])
    this.#command = place.open(argv, {
      onOutput: data => this.#take(data),
      onEnd: said => {
        forget()
        this.#gone = new ProberGone(`cannot probe from ${place.name}: ${shownEnd(said)}`)
        this.#waiting?.onGone(this.#gone)
      },
    })
    this.#command.write(source)
  }

  static readonly #ofPlaces = {
    rounds: new WeakMap<PlaceHandle['place'], Prober>(),
    flows: new WeakMap<PlaceHandle['place'], Prober>(),
  }

  /** The one of that place, which is started when there is none. */
  static of(handle: PlaceHandle, program: ProberProgram = 'rounds'): Prober {
    const {place} = handle
    const ofPlaces = Prober.#ofPlaces[program]
    const running = ofPlaces.get(place)
    if (running) return running
    const started = new Prober(handle, program, () => {
      if (ofPlaces.get(place) === started) ofPlaces.delete(place)
    })
    ofPlaces.set(place, started)
    return started
  }

  /** It has answered to something: what it is asked next does not wait until its program runs. */
  get hasBegun(): boolean {
    return this.#hasBegun
  }

  /** Waits until it has begun. It must not have been asked for anything yet but this. Throws as request does. */
  async begin(how: {within: number; signal?: AbortSignal | undefined}): Promise<void> {
    this.#beginning ??= this.request({do: 'end'}, endedLine, how)
    await this.#beginning
  }

  /** Ends it. What it would say now belongs to nobody: the next one of the place is another. */
  close(): void {
    this.#forget()
    this.#command.close()
  }

  /**
   * Its answer to one message. Throws ProberGone when it ends first, and a LabError when it says something else or
   * nothing within so many milliseconds; one that may stand still for as long as it wants has no deadline.
   */
  async request<T>(
    message: unknown,
    schema: z.ZodMiniType<T>,
    {within, signal}: {within?: number; signal?: AbortSignal | undefined} = {},
  ): Promise<T> {
    signal?.throwIfAborted()
    if (this.#gone) throw this.#gone
    // Whoever waits would get nothing any more, and this one the answer to him.
    if (this.#waiting) throw new LabError(`cannot probe from ${this.#name}: asked for two things at a time`)
    const line = await new Promise<string>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(deadline)
        signal?.removeEventListener('abort', abort)
        this.#waiting = undefined
      }
      const fail = (error: unknown): void => {
        end()
        reject(error)
      }
      const abort = (): void => {
        this.close()
        fail(signal?.reason)
      }
      const tooLate = (): void => {
        this.close()
        const time = `${(Number(within) / 1000).toFixed(0)} s`
        fail(new LabError(`cannot probe from ${this.#name}: no answer within ${time}`))
      }
      const deadline = within === undefined ? undefined : setTimeout(tooLate, within)
      signal?.addEventListener('abort', abort, {once: true})
      this.#waiting = {
        onLine(text) {
          end()
          resolve(text)
        },
        onGone: fail,
      }
      this.#command.write(Buffer.from(`${JSON.stringify(message)}\n`))
    })
    this.#hasBegun = true
    return readJson(line, schema, `the answer of the prober on ${this.#name}`)
  }

  #take(data: Buffer): void {
    this.#pieces.push(data)
    this.#length += data.length
    if (data.at(-1) === newline) {
      const line = Buffer.concat(this.#pieces.splice(0)).toString()
      this.#length = 0
      this.#waiting?.onLine(line)
    } else if (this.#length > longestLine) this.close()
  }
}

const newline = 0x0a

const shownEnd = (said: string): string =>
  said === '' ? 'its prober ended' : `its prober ended: ${shownValue(said.split('\n').at(-1) ?? '')}`
