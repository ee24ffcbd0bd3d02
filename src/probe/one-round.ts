import {randomBytes} from 'node:crypto'
import type * as z from 'zod/mini'
import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {allEnded} from '../process/all-ended.ts'
import {readNeighbourTable} from '../process/neighbour-table.ts'
import {type Asking, placesAsked} from './asking.ts'
import {mostOfPart} from './batches-of.ts'
import {connectionsTogether} from './connections-together.ts'
import {datagramsBeside} from './datagrams-beside.ts'
import {longestAsking} from './longest-asking.ts'
import {numbersOf} from './numbers-of.ts'
import {Prober, ProberGone} from './prober.ts'
import {answersIn, type Question, type SeenProbe, type Told} from './question.ts'
import {seenPackets} from './seen-packets.ts'
import {
  answersLine,
  endedLine,
  lostLine,
  preparedLine,
  type SeenLine,
  seenLine,
  type ToldQuestion,
} from './wire.ts'
import {wireName, wireOf} from './wire-of-question.ts'

interface OneRoundOptions {
  pace: number
  signal?: AbortSignal | undefined
}

/** Milliseconds that a prober may take to start and to open its sockets, and beyond the probes themselves. */
const slack = 20_000

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

/** All questions at the same time, of all who ask; answers to each of them, in the order of their questions. */
export async function oneRound(all: readonly Asking[], {pace, signal}: OneRoundOptions): Promise<Told[][]> {
  const questions = all.flatMap(asking => asking.questions)
  const ids = new Map(questions.map((question, id) => [question, id]))
  const {parts: own, betweenParts} = all.length === 1 && all[0] ? all[0] : {}
  const parts = own?.map(part => part.map(question => ids.get(question) as number)) ?? [[...questions.keys()]]
  const forgets = parts.length > 1
  const token = randomBytes(8).toString('hex')
  const numbers = numbersOf(questions)
  const endpoints = [...new Map([...numbers].map(([endpoint, number]) => [number, endpoint])).values()]
  const places = placesAsked({questions, lookers: all.flatMap(({lookers}) => lookers)})
  const ports = portsOf(questions)
  const how = {within: slack * pace + longestAsking(questions) * 2, signal}
  let probers: readonly Prober[] = []
  // None is asked for something else while it still answers.
  const everywhere = <T>(ask: (place: PlaceHandle, prober: Prober) => Promise<T>): Promise<T[]> =>
    allEnded(places.map((place, index) => ask(place, probers[index] as Prober)))

  const overflows = (): number => readNeighbourTable()?.overflows ?? 0
  const before = overflows()
  const prepared = await withRetry(() => {
    probers = places.map(place => Prober.of(place))
    return everywhere(async (place, prober) => {
      const here = endpoints.filter(endpoint => endpoint.place.place === place.place)
      const asked = here.map(endpoint => ({
        ...{name: wireName(endpoint, numbers), address: endpoint.address, number: numbers.get(endpoint)},
        ...(endpoint.pid === undefined ? {} : {pid: endpoint.pid}),
      }))
      return prober.request({do: 'prepare', token, ports, endpoints: asked, forgets}, preparedLine, how)
    })
  })
  const endpointOf = new Map(
    prepared.flatMap(each => each.endpoints.map(endpoint => [endpoint.name, endpoint] as const)),
  )
  const isForeign = ({target, service}: Question): boolean =>
    endpointOf.get(wireName(target, numbers))?.taken.includes(portOf(service)) ?? false
  try {
    const answers: Answers[] = places.map(() => ({answers: [], longestPause: 0}))
    const told: Seen[] = []
    let [done, untold] = [0, 0]
    for (const part of parts) {
      for (const [index, said] of (await askPart(part)).entries()) {
        const known = answers[index] as Answers
        known.answers = known.answers.length === 0 ? said.answers : known.answers.concat(said.answers)
        known.longestPause = Math.max(known.longestPause, said.longestPause)
      }
      done += part.length
      untold += part.length
      if (done < questions.length) {
        if (untold >= mostOfPart) {
          told.push(...(await tell(true)))
          untold = 0
        }
        await betweenParts?.(done, await lose(false))
      }
    }
    const byId = answersById()
    const last = await tell(false)
    const overflowed = overflows() > before
    if (forgets) await lose(true)
    const results = collect([...told, ...last])
    return all.map(asking => results.splice(0, asking.questions.length))

    function answersById(): Map<number, ToldQuestion> {
      return new Map(answers.flatMap(each => each.answers.map(answer => [answer.id, answer] as const)))
    }

    /** What was seen since it was told last. Of what is not asked yet nothing was. */
    async function tell(goesOn: boolean): Promise<Seen[]> {
      const byId = answersById()
      const whole = [...byId.keys()].filter(id => !isBrief(questions[id] as Question, byId.get(id)))
      return everywhere(async (place, prober) => ({
        place,
        line: await prober.request({do: 'tell', whole, goesOn}, seenLine, how),
      }))
    }

    /** Who has nothing to ask in it answers all the same. */
    async function askPart(part: readonly number[]): Promise<Answers[]> {
      const byPlace = new Map<PlaceHandle['place'], unknown[]>(places.map(({place}) => [place, []]))
      const together = connectionsTogether(part.map(id => questions[id] as Question))
      for (const id of part) {
        const question = questions[id] as Question
        const wire = wireOf(question, id, {
          ...{numbers, foreign: isForeign(question), together: together(question)},
        })
        byPlace.get(question.source.place.place)?.push(wire)
      }
      return everywhere((place, prober) =>
        prober.request({do: 'ask', questions: byPlace.get(place.place)}, answersLine, how),
      )
    }

    async function lose(last: boolean): Promise<number> {
      const lost = await everywhere((_, prober) => prober.request({do: 'lose', last}, lostLine, how))
      return lost.reduce((sum, {left}) => sum + left, 0)
    }

    function collect(seen: readonly Seen[]): Told[] {
      const sightings = questions.map((): SeenProbe[] => [])
      // Who asks alone knows all by the objects that were asked.
      const asOwn =
        all.length === 1
          ? []
          : all.flatMap(asking => {
              const inWordsOf = ownWords(asking, numbers)
              return asking.questions.map(() => inWordsOf)
            })
      for (const {place, line} of seen)
        for (const [id, sighting] of seenPackets(line, place, endpoints))
          sightings[id]?.push(asOwn[id]?.(sighting) ?? sighting)
      const missed = seen.reduce((sum, {line}) => sum + line.missed, 0)
      // Of what they count since the round began, the last ones tell all.
      const unread = new Map(last.flatMap(({line}) => Object.entries(line.unread)))
      const datagrams = questions.flatMap((question, id) =>
        question.service.kind === 'udp' && isForeign(question)
          ? [{id, question, sightings: sightings[id] as SeenProbe[]}]
          : [],
      )
      const besides = datagramsBeside(datagrams)
      const beside = new Map(datagrams.map(({id}, index) => [id, besides[index] as number]))
      const delivered = new Map(last.flatMap(({line}) => Object.entries(line.delivered)))
      const pauses = new Map(
        places.map(({place}, index) => {
          const pause = Math.max(answers[index]?.longestPause ?? 0, last[index]?.line.longestPause ?? 0)
          return [place, 1000 * pause]
        }),
      )
      const pauseOf = ({place: {place}}: Endpoint): number => pauses.get(place) ?? 0
      return questions.map((question, id): Told => {
        const {source, target, service} = question
        const {id: _, ...answer} = byId.get(id) ?? silent(id)
        const there = endpointOf.get(wireName(target, numbers))
        return {
          ...answer,
          sightings: sightings[id] ?? [],
          missed,
          overflowed,
          pauses: {source: pauseOf(source), target: pauseOf(target)},
          absent: there?.absent ?? false,
          foreign: isForeign(question),
          delivered: delivered.get(wireName(target, numbers)) ?? 0,
          beside: beside.get(id) ?? 0,
          unread: unread.get(wireName(target, numbers))?.includes(portOf(service)) ?? false,
          unserved: there?.problem || there?.unserved[portOf(service)],
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

type Answers = z.infer<typeof answersLine>

interface Seen {
  place: PlaceHandle
  line: SeenLine
}

const isBrief = ({onlyArrivals, count}: Question, answer: ToldQuestion | undefined): boolean =>
  onlyArrivals === true && answer !== undefined && answersIn(answer) === count

const silent = (id: number): ToldQuestion => ({
  ...{id, sent: 0, times: [], again: 0, late: 0, answers: []},
  ...{refusals: {'was not asked': 1}, own: ''},
})

/** Whoever asks knows endpoints and places by objects of his own. */
function ownWords({questions, lookers}: Asking, numbers: ReadonlyMap<Endpoint, number>) {
  const endpoints = new Map(
    questions.flatMap(({source, target}) => [source, target].map(each => [numbers.get(each), each] as const)),
  )
  const places = new Map(placesAsked({questions, lookers}).map(handle => [handle.place, handle]))
  return (sighting: SeenProbe): SeenProbe => ({
    ...sighting,
    place: places.get(sighting.place.place) ?? sighting.place,
    endpoint: sighting.endpoint && (endpoints.get(numbers.get(sighting.endpoint)) ?? sighting.endpoint),
  })
}

/** As a prober calls it: a page comes by TCP. */
const portOf = ({kind, port}: Question['service']): string => `${kind === 'http' ? 'tcp' : kind}/${port}`

/** Where a prober answers by itself, unless somebody else does. Pages are asked of real servers only. */
function portsOf(questions: readonly Question[]): [string, number][] {
  const ports = new Map<string, [string, number]>()
  for (const {service} of questions) {
    const {kind, port, standIn} = service
    if (port !== undefined && (kind === 'udp' || kind === 'tcp' || standIn))
      ports.set(portOf(service), [kind === 'http' ? 'tcp' : kind, port])
  }
  return [...ports.values()]
}
