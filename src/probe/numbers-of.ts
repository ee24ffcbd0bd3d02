import type {Endpoint} from '../lab/endpoint.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import type {Question} from './question.ts'

/** A number for each network namespace and address that has a part in it, by all the objects that stand for it. */
export function numbersOf(questions: readonly Question[]): Map<Endpoint, number> {
  const known = new Map<PlaceHandle['place'], Map<string, number>>()
  const numbers = new Map<Endpoint, number>()
  let last = 0
  for (const endpoint of questions.flatMap(({source, target}) => [source, target])) {
    if (numbers.has(endpoint)) continue
    const {place, pid, address} = endpoint
    const here = known.get(place.place) ?? new Map<string, number>()
    const key = `${pid} ${address}`
    const number = here.get(key) ?? ++last
    known.set(place.place, here.set(key, number))
    numbers.set(endpoint, number)
  }
  return numbers
}
