import {setMaxListeners} from 'node:events'
import {findEndpoints} from '../expect/endpoints.ts'
import {protocols, type ReportedCell} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {overlaysIn} from '../overlays/index.ts'
import type {Overlay} from '../overlays/overlay.ts'
import type {ErrorLog} from '../process/lab-error.ts'
import type {CaptureOptions} from './capture.ts'
import {type EvidenceFile, lookAtMachine} from './look-at-machine.ts'
import {type Trace, trace} from './trace.ts'

/** What the witness can tell of one failure. */
export interface Testimony {
  /** At which hop the packet died, in one sentence. */
  explanation?: string
  /** Command that a person would type next, and where. */
  hint?: string
}

export interface Failure {
  phase: string
  /** Name of its folder, behind a number. */
  name: string
  /** What is said about it: the machines that are named in it are looked at, or all. */
  texts: readonly string[]
  /** Cells that were silent for the same reason, each. */
  groups: readonly (readonly ReportedCell[])[]
  /** What was said about it by those who made the machines. */
  logs?: readonly ErrorLog[]
}

interface WitnessOptions {
  /** Folder of the run's evidence, as it is told in the report. */
  folder: string
  /** Writes a file of evidence; the path is relative to that folder. */
  write(path: string, content: string | Buffer): void
  /** Takes secrets out of a text. */
  redact(text: string): string
  /** Told what could not be done; a problem of the evidence is no failure. */
  warn(message: string): void
  signal: AbortSignal
}

/**
 * Failures that are looked at, of one phase and of the run; the first tell the most. Each for those that tell who does not
 * reach whom, and for all others, which mostly have the cause: neither takes the place of the other.
 */
const mostOfPhase = 3
const mostOfRun = 16
/** Packets that are traced for one failure, and side by side. */
const mostTraces = 5
/** Milliseconds for all traces of one failure, and for the look at the machines; times the lab's pace. */
const traceDeadline = 8_000
const lookDeadline = 12_000
/** Milliseconds for which what was seen of a machine is shared: checks that run side by side fail together. */
const fresh = 10_000
/** Bytes of all evidence of a run. */
const mostBytes = 30_000_000

/** Looks at a lab in which something has just failed. Only observes, never throws, and takes its time only then. */
export class Witness {
  readonly #options: WitnessOptions
  readonly #looks = new Map<string, {at: number; files: Promise<EvidenceFile[]>}>()
  readonly #ofPhases = new Map<string, number>()
  readonly #ofRun = new Map<string, number>()
  #folders = 0
  #bytes = 0

  constructor(options: WitnessOptions) {
    this.#options = options
  }

  /**
   * Collects evidence about a failure, and traces a packet for each group of silent cells, the first first. Resolves to
   * what is known of each group, in their order, and the folder; without one when there were too many. Where there is no
   * lab yet, there are its logs.
   */
  async testify(lab: Lab | undefined, failure: Failure): Promise<{folder?: string; groups: Testimony[]}> {
    const {phase, name, texts, groups, logs = []} = failure
    const none = groups.map((): Testimony => ({}))
    if (this.#options.signal.aborted || !this.#isWanted(phase, groups.length > 0 ? 'cells' : 'causes'))
      return {groups: none}
    const own = `${String(++this.#folders).padStart(2, '0')}-${name}`
    try {
      const traces = lab ? await this.#trace(lab, groups) : []
      const files = traces.flatMap((each, index) => (each ? filesOf(each, index) : []))
      const said = [...texts, ...traces.flatMap(each => each?.table ?? [])]
      const concerned = lab ? concernedPlaces(lab, said) : []
      const pace = lab?.pace ?? 1
      const overlays = lab ? overlaysIn(lab.topology) : []
      const looks = await Promise.all(
        concerned.map(place => this.#look(place, overlays, lookDeadline * pace)),
      )
      if (this.#options.signal.aborted) return {groups: none}
      const told = logs.map(({name: path, text}): EvidenceFile => ({path, content: text}))
      this.#write(own, [...told, ...files, ...looks.flat()])
      return {
        folder: `${this.#options.folder}/${own}`,
        groups: groups.map((_, index) => testimony(traces[index])),
      }
    } catch (error) {
      if (!this.#options.signal.aborted) this.#options.warn(`cannot collect evidence of ${name}: ${error}`)
      return {groups: none}
    }
  }

  #isWanted(phase: string, kind: 'cells' | 'causes'): boolean {
    const key = `${kind} of ${phase}`
    const [ofPhase, ofRun] = [(this.#ofPhases.get(key) ?? 0) + 1, (this.#ofRun.get(kind) ?? 0) + 1]
    if (ofPhase > mostOfPhase || ofRun > mostOfRun) return false
    this.#ofPhases.set(key, ofPhase)
    this.#ofRun.set(kind, ofRun)
    return true
  }

  /** In order; undefined for a group that was not traced. */
  async #trace(lab: Lab, groups: readonly (readonly ReportedCell[])[]): Promise<(Trace | undefined)[]> {
    if (groups.length === 0) return []
    const options = this.#within(traceDeadline * lab.pace)
    // Without endpoints nothing can be traced, but the machines can still be looked at.
    const none = (error: unknown): Awaited<ReturnType<typeof findEndpoints>> => {
      this.#cannotTrace(`the endpoints are not known: ${messageOf(error)}`)
      return {endpoints: [], missing: []}
    }
    const {endpoints, missing} = await untilAborted(options.signal, findEndpoints(lab)).catch(none)
    const byName = new Map(endpoints.map(endpoint => [endpoint.name, endpoint]))
    const results: (Trace | undefined)[] = groups.map(() => undefined)
    const traceable = groups.flatMap((cells, index) => {
      const cell = typical(cells, byName)
      return cell ? [{index, cell}] : []
    })
    if (traceable.length === 0 && missing.length > 0)
      this.#cannotTrace(missing.map(({name, reason}) => `${name}: ${reason}`).join('; '))
    await Promise.all(
      traceable.slice(0, mostTraces).map(async ({index, cell}) => {
        const {source, target, protocol} = cell
        const what = `from ${source.name} to ${target.name} by ${protocol}`
        results[index] = await trace(lab, cell, options).catch((error: unknown) => {
          this.#cannotTrace(`${what}: ${messageOf(error)}`)
          return undefined
        })
      }),
    )
    return results
  }

  /** Of a run that was stopped nobody expects it. */
  #cannotTrace(why: string): void {
    if (!this.#options.signal.aborted) this.#options.warn(`cannot trace a packet: ${why}`)
  }

  #look(place: PlaceHandle, overlays: readonly Overlay[], deadline: number): Promise<EvidenceFile[]> {
    const now = performance.now()
    const known = this.#looks.get(place.name)
    if (known && now - known.at < fresh) return known.files
    const files = lookAtMachine(place, overlays, this.#within(deadline))
    this.#looks.set(place.name, {at: now, files})
    return files
  }

  #within(timeoutMs: number): CaptureOptions {
    const signal = AbortSignal.any([this.#options.signal, AbortSignal.timeout(Math.ceil(timeoutMs))])
    // Every command listens to it, dozens at a time.
    setMaxListeners(0, signal)
    return {timeoutMs, signal}
  }

  #write(folder: string, files: readonly EvidenceFile[]): void {
    for (const {path, content} of files) {
      const clean = typeof content === 'string' ? this.#options.redact(content) : content
      this.#bytes += clean.length
      if (this.#bytes > mostBytes) {
        this.#options.warn(`evidence beyond ${mostBytes} bytes is left out`)
        return
      }
      this.#options.write(`${folder}/${path}`, clean)
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** LXD may take long to answer when it is what has failed. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {once: true})
    }),
  ])
}

/** The cell whose ends are part of the most of them: it leads through what they have in common. */
function typical(cells: readonly ReportedCell[], endpoints: ReadonlyMap<string, Endpoint>) {
  const counts = new Map<string, number>()
  for (const name of cells.flatMap(({source, target}) => [source, target]))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  const weight = ({source, target}: ReportedCell): number =>
    (counts.get(source) ?? 0) + (counts.get(target) ?? 0)
  const [best] = cells
    .flatMap(cell => {
      const [source, target] = [endpoints.get(cell.source), endpoints.get(cell.target)]
      // Of UDP and TCP to its own port the prober itself tells where they were seen last.
      const protocol = protocols.find(each => each === cell.protocol)
      if (protocol === undefined || protocol === 'udp' || protocol === 'tcp') return []
      return source && target ? [{source, target, protocol, weight: weight(cell)}] : []
    })
    .sort((a, b) => b.weight - a.weight)
  return best
}

/** The places that are named in the texts; all of the lab's when none is. */
function concernedPlaces(lab: Lab, texts: readonly string[]): PlaceHandle[] {
  const named = lab.places.filter(({name}) =>
    texts.some(text => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text)),
  )
  return named.length > 0 ? named : [...lab.places]
}

function filesOf({sentence, table, captures}: Trace, index: number): EvidenceFile[] {
  const name = `trace-${index + 1}`
  return [
    {path: `${name}.txt`, content: `${sentence}\n\n${table}\n`},
    ...[...captures].map(([namespace, {pcap}]) => ({path: `${name}-${namespace}.pcap`, content: pcap})),
  ]
}

function testimony(found: Trace | undefined): Testimony {
  if (!found) return {}
  const {sentence, lookAt} = found
  return {explanation: sentence, ...(lookAt && {hint: `on ${lookAt.machine}: ${lookAt.command}`})}
}
