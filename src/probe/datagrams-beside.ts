import {isSeenIn, type Question, type SeenProbe} from './question.ts'

/** How many probes of a question were seen to come to its target's network namespace. */
export const probesThatCame = ({target}: Question, sightings: readonly SeenProbe[]): number =>
  new Set(
    sightings
      .filter(
        seen => seen.direction === 'question' && !seen.outgoing && !seen.envelope && isSeenIn(seen, target),
      )
      .map(({number}) => number),
  ).size

/**
 * Of each question by UDP to somebody else's server, how many datagrams of other ones came to the same network namespace: the
 * kernel counts them all together.
 */
export function datagramsBeside(
  asked: readonly {question: Question; sightings: readonly SeenProbe[]}[],
): number[] {
  const came = asked.map(({question, sightings}) => probesThatCame(question, sightings))
  const namespaceOf = ({target: {place, pid}}: Question): string => `${place.name} ${pid}`
  const sums = new Map<string, number>()
  for (const [index, {question}] of asked.entries()) {
    const key = namespaceOf(question)
    sums.set(key, (sums.get(key) ?? 0) + (came[index] as number))
  }
  return asked.map(({question}, index) => (sums.get(namespaceOf(question)) ?? 0) - (came[index] as number))
}
