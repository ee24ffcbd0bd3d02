import type {PlaceHandle} from '../lab/machine.ts'
import {readNeighbourTable, roomForNeighbours} from '../process/neighbour-table.ts'
import {type Asking, placesAsked} from './asking.ts'
import {batchesOf} from './batches-of.ts'
import {Prober} from './prober.ts'
import type {Question, Told} from './question.ts'

export interface RoundOptions {
  pace: number
  /** Places that look for probes, too, beside those of the endpoints. */
  lookers?: readonly PlaceHandle[]
  /** All questions, in parts that are asked one after the other; machines forget the neighbours that one part has made. */
  parts?: readonly (readonly Question[])[]
  /** Done between two of them; told how many questions were asked, and how many neighbours could not be forgotten. */
  betweenParts?: (done: number, left: number) => Promise<void>
  signal?: AbortSignal | undefined
}

type Place = PlaceHandle['place']

/** A round that waits until the probers of its places are free: a prober answers in one round at a time. */
interface Waiting {
  pace: number
  signal: AbortSignal | undefined
  places: Map<Place, PlaceHandle>
  all: Asking[]
  told: Promise<Told[][]>
}

/** Milliseconds that a prober may take to start. */
const patience = 20_000

const waiting = new Set<Waiting>()

/** What probers have to do now, by their places: a round, or to say whether they run. */
const busy = new WeakMap<Place, Promise<unknown>>()

/** Does something with a place's prober that is no round, once it is free, and while it is in none. */
export async function whenFree<T>({place}: PlaceHandle, work: () => Promise<T>): Promise<T> {
  for (let other = busy.get(place); other; other = busy.get(place)) await other
  const free = (): void => void busy.delete(place)
  const working = work()
  busy.set(place, working.then(free, free))
  return working
}

/**
 * Asks all questions at the same time, each from its source's network namespace. Answers are in their order. Whoever has to
 * wait for a prober is asked together with others that wait for it: what is said to one and all then takes one round.
 */
export async function askRound(
  questions: readonly Question[],
  {pace, lookers = [], parts, betweenParts, signal}: RoundOptions,
): Promise<Told[]> {
  const asking = {questions, lookers, parts, betweenParts}
  const places = placesAsked(asking)
  const joined = [...waiting].find(
    each =>
      each.pace === pace &&
      each.signal === signal &&
      places.some(({place}) => each.places.has(place)) &&
      fitTogether([...each.all, asking]),
  )
  const round = joined ?? begin({pace, signal})
  const index = round.all.push(asking) - 1
  for (const handle of places) round.places.set(handle.place, handle)
  const told = await round.told
  return told[index] as Told[]
}

/** The kernel's neighbour table has room for all of them at once. */
const fitTogether = (all: readonly Asking[]): boolean =>
  all.every(({parts}) => parts === undefined) &&
  batchesOf(
    all.flatMap(({questions}) => questions),
    roomForNeighbours(readNeighbourTable()),
  ).length <= 1

function begin(how: Pick<Waiting, 'pace' | 'signal'>): Waiting {
  const round: Waiting = {...how, places: new Map(), all: [], told: Promise.resolve([])}
  waiting.add(round)
  round.told = run(round)
  return round
}

async function run(round: Waiting): Promise<Told[][]> {
  // Who is asked in the same moment is in it, too.
  await Promise.resolve()
  const begun = new Set<Place>()
  for (;;) {
    const others = [...round.places.keys()].map(place => busy.get(place)).filter(Boolean)
    if (others.length > 0) {
      await Promise.all(others)
      continue
    }
    // Until its probers run it can be joined, too: on a busy host they need a second for that.
    const starting = [...round.places.values()].filter(({place}) => !begun.has(place))
    if (starting.length === 0) break
    await Promise.all(starting.map(handle => proberBegins(handle, round)))
    for (const {place} of starting) begun.add(place)
  }
  waiting.delete(round)
  const told = askTogether(round)
  const ended = told.then(free, free)
  for (const place of round.places.keys()) busy.set(place, ended)
  return told

  function free(): void {
    for (const place of round.places.keys()) busy.delete(place)
  }
}

/** One that does not is told of by the round itself. */
async function proberBegins(handle: PlaceHandle, {pace, signal}: Waiting): Promise<void> {
  try {
    const prober = Prober.of(handle)
    if (!prober.hasBegun) await prober.begin({within: patience * pace, signal})
  } catch {
    // It is asked, and then says why.
  }
}

/** Where that fails, each is asked alone: a machine that went down is the trouble of those who ask about it. */
async function askTogether({all, ...how}: Waiting): Promise<Told[][]> {
  // Most scenarios ask late, or not at all.
  const {oneRound} = await import('./one-round.ts')
  try {
    return await oneRound(all, how)
  } catch (error) {
    if (all.length === 1 || how.signal?.aborted) throw error
  }
  const told: Told[][] = []
  for (const asking of all) told.push(...(await oneRound([asking], how)))
  return told
}
