import test from 'ava'
import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {mostNeighbours} from '../process/neighbour-table.ts'
import {batchesOf} from './batches-of.ts'
import type {Question} from './question.ts'

const endpoint = (number: number): Endpoint =>
  ({name: `e${number}`, address: `240.0.0.${number}`}) satisfies Partial<Endpoint> as unknown as Endpoint

/** Everybody asks everybody else, by two services. */
function meshOf(count: number): Question[] {
  const endpoints = Array.from({length: count}, (_, index) => endpoint(index + 1))
  return (['echo', 'udp'] as const).flatMap(kind =>
    endpoints.flatMap(source =>
      endpoints
        .filter(target => target !== source)
        .map((target): Question => ({source, target, service: {kind}, count: 1, period: 1, within: 1})),
    ),
  )
}

const pairsOf = (batch: readonly Question[]): Set<string> =>
  new Set(batch.map(({source, target}) => [source.address, target.address].sort().join()))

test('what fits into the neighbour table is one batch, in its own order', t => {
  const questions = meshOf(11)
  t.deepEqual(batchesOf(questions, mostNeighbours({limit: 1024})), [questions])
  t.deepEqual(batchesOf(questions, mostNeighbours(undefined)), [questions])
  t.deepEqual(batchesOf([], 10), [])
})

test('what does not fit is asked in batches, each below the limit and none with half a pair', t => {
  const questions = meshOf(40)
  const most = mostNeighbours({limit: 1024})
  const batches = batchesOf(questions, most)
  t.is(batches.length, 3)
  for (const batch of batches) t.true(2 * pairsOf(batch).size <= most)
  t.is(
    batches.map(batch => pairsOf(batch).size).reduce((sum, size) => sum + size),
    (40 * 39) / 2,
  )
  const asked = new Set(batches.flat())
  t.is(asked.size, questions.length)
  t.true(questions.every(question => asked.has(question)))
})

test('where the table has room for more, a batch has as many questions as a prober can keep the packets of', t => {
  const questions = meshOf(120)
  const batches = batchesOf(questions, Number.POSITIVE_INFINITY)
  t.deepEqual(
    batches.map(batch => batch.length),
    [5000, 5000, 5000, 5000, 5000, 3560],
  )
})

test('what goes by routers is part of the first batch, whoever it is for', t => {
  const questions = meshOf(40)
  const isDirect = ({target}: Question): boolean => target.address.endsWith('7')
  const batches = batchesOf(questions, 20, isDirect)
  t.true(batches.length > 1)
  t.is(batches.flat().length, questions.length)
  for (const batch of batches.slice(1)) t.true(batch.every(isDirect))
})

test('a table without room still lets one pair be asked at a time', t => {
  t.deepEqual(
    batchesOf(meshOf(3), mostNeighbours({limit: 0})).map(batch => pairsOf(batch).size),
    [1, 1, 1],
  )
})

test('who is asked for longer is in as few batches as have room for them', t => {
  const questions = meshOf(40).map((question, index) => ({...question, count: index % 30 === 0 ? 10 : 1}))
  const isLong = ({count}: Question): boolean => count === 10
  const batches = batchesOf(questions, 100)
  const long = batches.filter(batch => batch.some(isLong))
  const pairs = pairsOf(questions.filter(isLong))
  t.true(long.length <= Math.ceil(pairs.size / 25), `${long.length} of ${batches.length}`)
  t.deepEqual(long, batches.slice(0, long.length))
})

/** Eight machines with two endpoints each, by the place that they are on. */
function machinesOf(questions: readonly Question[]): Question[] {
  const places = Array.from({length: 8}, (_, index) => ({place: {index}}))
  const ends = new Map<Endpoint, Endpoint>()
  const placed = (end: Endpoint): Endpoint => {
    const number = Number(end.address.split('.').at(-1))
    const known = ends.get(end) ?? ({...end, place: places[number % 8]} as unknown as Endpoint)
    ends.set(end, known)
    return known
  }
  return questions.map(question => ({
    ...question,
    source: placed(question.source),
    target: placed(question.target),
  }))
}

test('two machines have to find each other, too, and every batch keeps many machines busy', t => {
  const questions = machinesOf(meshOf(16))
  const batches = batchesOf(questions, 40)
  t.is(new Set(batches.flat()).size, questions.length)
  const counts = batches.map(batch => {
    const machines = new Set(
      batch
        .filter(({source, target}) => source.place !== target.place)
        .map(({source, target}) =>
          [source, target]
            .map(({address}) => Number(address.split('.').at(-1)) % 8)
            .sort()
            .join(),
        ),
    )
    return {
      entries: 2 * pairsOf(batch).size + 2 * machines.size,
      busy: new Set([...machines].flatMap(pair => pair.split(','))).size,
    }
  })
  for (const {entries} of counts) t.true(entries <= 40)
  // Four pairs of machines, with four pairs of endpoints each, are 40 entries.
  t.is(Math.max(...counts.map(({busy}) => busy)), 8)
  t.true(batches.length <= 9)
})

/** Each of so many machines asks each other on an overlay on which a search for one goes to all of them. */
function searchesOf(count: number): Question[] {
  const places = Array.from({length: count}, (_, index) => ({place: {index}}) as unknown as PlaceHandle)
  const ends = places.map((place, index) => ({...endpoint(index + 1), place}))
  return ends.flatMap((source, from) =>
    ends
      .filter(target => target !== source)
      .map((target, to): Question => {
        const count = (from + to) % 9 === 0 ? 10 : 1
        return {source, target, service: {kind: 'echo'}, count, period: 1, within: 1, searched: places}
      }),
  )
}

/** What machines know of each other after a batch, below the overlay and on it. */
function entriesOf(batch: readonly Question[], machines: number): number {
  const number = (place: PlaceHandle): number => (place.place as unknown as {index: number}).index
  const [below, on] = [new Set<string>(), new Set<string>()]
  for (const {source, target} of batch) {
    const [from, to] = [number(source.place), number(target.place)]
    on.add(`${from} ${to}`).add(`${to} ${from}`)
    for (let other = 0; other < machines; other++)
      if (other !== from) below.add(`${from} ${other}`).add(`${other} ${from}`)
  }
  return below.size + on.size
}

test('where a search goes to all members of an overlay, few of them ask in a batch', t => {
  const questions = searchesOf(32)
  const most = 500
  const batches = batchesOf(questions, most)
  t.is(batches.flat().length, questions.length)
  t.is(new Set(batches.flat()).size, questions.length)
  for (const batch of batches) t.true(entriesOf(batch, 32) <= most)
  t.true(batches.length <= 14, `${batches.length} batches`)
  // Who asks for longer is in the first ones.
  const long = batches.findLastIndex(batch => batch.some(({count}) => count === 10))
  t.true(long < 6, `${long}`)
})

test('what fits into the neighbour table is one batch, also where a search goes to all members', t => {
  const questions = searchesOf(8)
  // Two entries for each two of eight machines, below the overlay and on it.
  t.is(batchesOf(questions, 8 * 7 * 2).length, 1)
  t.true(batchesOf(questions, 8 * 7 * 2 - 1).length > 1)
})
