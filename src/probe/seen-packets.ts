import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {SeenProbe} from './question.ts'
import type {SeenLine} from './wire.ts'

/**
 * Numbers of a packet in a row: question, probe, direction (1 is the answer), whether it was outgoing, the words for endpoint,
 * link, source and target, the envelope (0 is none), and how many machines may still forward it.
 */
const numbersEach = 10

/** What was seen on the links of a place, each with its question. `endpoints` are in the order of their numbers, from 1 on. */
export function* seenPackets(
  {packets, words, envelopes}: SeenLine,
  place: PlaceHandle,
  endpoints: readonly Endpoint[],
): Generator<[question: number, SeenProbe]> {
  const around = [undefined, ...envelopes.map(([source, target, vni]) => ({source, target, vni}))]
  const word = (at: number): string => words[packets[at] as number] ?? lacking(place, 'a word')
  if (packets.length % numbersEach !== 0) lacking(place, 'a number')
  for (let at = 0; at < packets.length; at += numbersEach) {
    const [envelope, name] = [packets[at + 8] as number, word(at + 4)]
    if (envelope >= around.length) lacking(place, 'an envelope')
    yield [
      packets[at] as number,
      {
        number: packets[at + 1] as number,
        place,
        endpoint: name === '' ? undefined : endpoints[Number(name) - 1],
        link: word(at + 5),
        direction: packets[at + 2] === 0 ? 'question' : 'answer',
        outgoing: packets[at + 3] === 1,
        source: word(at + 6),
        target: word(at + 7),
        envelope: around[envelope],
        hops: packets[at + 9] as number,
      },
    ]
  }
}

function lacking(place: PlaceHandle, what: string): never {
  throw new LabError(`cannot read what the prober on ${place.name} saw: a packet lacks ${what}`)
}
