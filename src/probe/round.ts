import {randomBytes} from 'node:crypto'
import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {readNeighbourTable} from '../process/neighbour-table.ts'
import {Prober, ProberGone} from './prober.ts'
import {answersLine, endedLine, preparedLine, type SeenPacket, seenLine, type ToldQuestion} from './wire.ts'

/** What is asked on the wire. `echo` and `whole` are ICMP's, the second with its packets never in fragments. */
export interface Service {
  kind: 'echo' | 'whole' | 'udp' | 'tcp' | 'http'
  port?: number
  /** Path of a page. */
  path?: string
  /** Bytes of payload of one probe after the other. Of several by UDP the last one may travel in fragments. */
  sizes?: readonly number[]
}

export interface Question {
  source: Endpoint
  target: Endpoint
  service: Service
  /** How many probes. */
  count: number
  /** So many go first, and the others only once these are answered. All of them when it is left out. */
  first?: number
  /** Milliseconds between two of them. */
  period: number
  /** Milliseconds in which the asker could run that an answer may take. */
  within: number
}

/** A traced probe as it was seen on a link. */
export interface SeenProbe {
  /** The place on whose links it was seen. */
  place: PlaceHandle
  /** The endpoint in whose network namespace; undefined for the place's own. */
  endpoint: Endpoint | undefined
  link: string
  direction: 'question' | 'answer'
  outgoing: boolean
  source: string
  target: string
  /** The packet around it. */
  envelope: {source: string; target: string; vni: number} | undefined
}

/** Whether it was seen in the network namespace of that endpoint. */
export const isSeenIn = ({place, endpoint}: SeenProbe, where: Endpoint): boolean =>
  where.pid === undefined ? endpoint === undefined && place === where.place : endpoint === where

/** What became of a question. */
export interface Told extends Omit<ToldQuestion, 'id'> {
  /** In no order: each place tells its own. */
  sightings: readonly SeenProbe[]
  /** Packets that some place could not look at. With any of them, what was not seen may have been there. */
  missed: number
  /** The kernel's neighbour table was full at some time: whoever was silent may have had no room to answer. */
  overflowed: boolean
  /** Milliseconds for which the asker, and the target's prober, could not run at a stretch. */
  pauses: {source: number; target: number}
  /** The target does not have its address. */
  absent: boolean
  /** Why the target does not answer by itself on that port; undefined where it does. */
  unserved: string | undefined
  /** Number of the target, which its own answers have. */
  who: number
}

/** How many probes were answered in time, by whomever. */
export const answersIn = ({times}: Pick<Told, 'times'>): number => times.filter(time => time !== null).length

export interface RoundOptions {
  pace: number
  signal?: AbortSignal | undefined
}

/** Milliseconds that a prober may take to start and to open its sockets, and beyond the probes themselves. */
const slack = 20_000

/** A prober answers in one round at a time: the last round of each place, which a new one waits for. */
const lastRounds = new WeakMap<PlaceHandle['place'], Promise<unknown>>()

/** Asks all questions at the same time, each from its source's network namespace. Answers are in their order. */
export function askRound(questions: readonly Question[], options: RoundOptions): Promise<Told[]> {
  const places = [
    ...new Set(questions.flatMap(({source, target}) => [source.place.place, target.place.place])),
  ]
  const before = Promise.all(places.map(place => lastRounds.get(place)))
  const own = before.then(() => oneRound(questions, options))
  const settled = own.catch(() => {})
  for (const place of places) lastRounds.set(place, settled)
  return own
}

/**
 * A machine may have gone down with its prober since the last round: then it is opened anew. One that ends after it was
 * asked is an error, and nothing of that round counts.
 */
async function withRetry<T>(prepare: () => Promise<T>): Promise<T> {
  try {
    return await prepare()
  } catch (error) {
    if (!(error instanceof ProberGone)) throw error
    return await prepare()
  }
}

async function oneRound(questions: readonly Question[], {pace, signal}: RoundOptions): Promise<Told[]> {
  const token = randomBytes(8).toString('hex')
  const endpoints = [...new Set(questions.flatMap(({source, target}) => [source, target]))]
  const numbers = new Map(endpoints.map((endpoint, index) => [endpoint, index + 1]))
  const places = [...new Set(endpoints.map(({place}) => place))]
  const ports = portsOf(questions)
  const longest = Math.max(0, ...questions.map(({count, period, within}) => count * (period + within)))
  const how = {within: slack * pace + longest * 2, signal}
  let probers: readonly Prober[] = []
  const everywhere = async <T>(ask: (place: PlaceHandle, prober: Prober) => Promise<T>): Promise<T[]> => {
    // None is asked for something else while it still answers.
    const all = await Promise.allSettled(places.map((place, index) => ask(place, probers[index] as Prober)))
    return all.map(each => {
      if (each.status === 'rejected') throw each.reason
      return each.value
    })
  }

  const overflows = (): number => readNeighbourTable()?.overflows ?? 0
  const before = overflows()
  const prepared = await withRetry(() => {
    probers = places.map(place => Prober.of(place))
    return everywhere(async (place, prober) => {
      const here = endpoints.filter(endpoint => endpoint.place === place)
      const asked = here.map(endpoint => ({
        ...{name: nameOf(endpoint, numbers), address: endpoint.address, number: numbers.get(endpoint)},
        ...(endpoint.pid === undefined ? {} : {pid: endpoint.pid}),
      }))
      return prober.request({do: 'prepare', token, ports, endpoints: asked}, preparedLine, how)
    })
  })
  try {
    const answers = await everywhere((place, prober) => {
      const own = questions.flatMap((question, id) =>
        question.source.place === place ? [wireOf(question, id, numbers)] : [],
      )
      return prober.request({do: 'ask', questions: own}, answersLine, how)
    })
    const seen = await everywhere((_, prober) => prober.request({do: 'tell'}, seenLine, how))
    const overflowed = overflows() > before
    return collect()

    function collect(): Told[] {
      const sightings = questions.map((): SeenProbe[] => [])
      for (const [index, {seen: packets}] of seen.entries()) {
        for (const packet of packets)
          sightings[packet[0]]?.push(sightingOf(packet, places[index] as PlaceHandle, endpoints))
      }
      const missed = seen.reduce((sum, each) => sum + each.missed, 0)
      const told = new Map(answers.flatMap(each => each.answers.map(answer => [answer.id, answer] as const)))
      const endpointOf = new Map(
        prepared.flatMap(each => each.endpoints.map(endpoint => [endpoint.name, endpoint] as const)),
      )
      return questions.map(({source, target, service}, id): Told => {
        const {id: _, ...answer} = told.get(id) ?? silent(id)
        const there = endpointOf.get(nameOf(target, numbers))
        const pauseOf = ({place}: Endpoint): number => {
          const index = places.indexOf(place)
          return 1000 * Math.max(answers[index]?.longestPause ?? 0, seen[index]?.longestPause ?? 0)
        }
        return {
          ...answer,
          sightings: sightings[id] ?? [],
          missed,
          overflowed,
          pauses: {source: pauseOf(source), target: pauseOf(target)},
          absent: there?.absent ?? false,
          unserved: there?.problem || there?.unserved[`${service.kind}/${service.port}`],
          who: numbers.get(target) ?? 0,
        }
      })
    }
  } catch (error) {
    // Nothing stays open between two rounds: who has told all has closed it. One that went down has nothing open.
    await everywhere((_, prober) => prober.request({do: 'end'}, endedLine, how)).catch(() => {})
    throw error
  }
}

const silent = (id: number): ToldQuestion => ({
  ...{id, sent: 0, times: [], again: 0, late: 0, answers: []},
  refusals: {'was not asked': 1},
})

/** Two endpoints may have one name: what somebody launched, and an address on another network. */
const nameOf = (endpoint: Endpoint, numbers: ReadonlyMap<Endpoint, number>): string =>
  String(numbers.get(endpoint))

/** Where a prober answers by itself, unless somebody else does. Pages are asked of real servers only. */
function portsOf(questions: readonly Question[]): [string, number][] {
  const ports = new Map<string, [string, number]>()
  for (const {service} of questions) {
    if ((service.kind === 'udp' || service.kind === 'tcp') && service.port !== undefined)
      ports.set(`${service.kind}/${service.port}`, [service.kind, service.port])
  }
  return [...ports.values()]
}

const wireOf = (
  {source, target, service, count, first = count, period, within}: Question,
  id: number,
  numbers: ReadonlyMap<Endpoint, number>,
) => ({
  ...{id, source: nameOf(source, numbers), target: target.address, count, first},
  ...{period: period / 1000, within: within / 1000},
  ...service,
})

function sightingOf(packet: SeenPacket, place: PlaceHandle, endpoints: readonly Endpoint[]): SeenProbe {
  const [, direction, endpoint, link, outgoing, source, target, envelope] = packet
  return {
    ...{place, endpoint: endpoints[Number(endpoint) - 1], link, source, target},
    direction: direction === 0 ? 'question' : 'answer',
    outgoing: outgoing === 1,
    envelope: envelope ? {source: envelope[0], target: envelope[1], vni: envelope[2]} : undefined,
  }
}
