import type {Question} from './question.ts'

/** Connections that wait to be taken: so many has the server of Python's standard library room for. */
const smallQueue = 5

/**
 * How many connections of a question its machine may have under way to the server at a time, where all machines that ask that
 * server share the places of its queue. The kernel drops what a full queue has no place for, and it is sent again after a
 * second. Undefined for a question that spares nobody.
 */
export function connectionsTogether(
  questions: readonly Question[],
): (question: Question) => number | undefined {
  const askers = new Map<string, Set<unknown>>()
  for (const question of questions) {
    if (!question.sparesServer) continue
    const known = askers.get(serverOf(question)) ?? new Set()
    askers.set(serverOf(question), known.add(question.source.place.place))
  }
  return question => {
    const machines = question.sparesServer && askers.get(serverOf(question))?.size
    return machines ? Math.max(1, Math.floor(smallQueue / machines)) : undefined
  }
}

const serverOf = ({target, service}: Question): string => `${target.address} ${service.port}`
