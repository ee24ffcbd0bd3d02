import type {Question} from './question.ts'

/** Questions of two endpoints, which share the two entries, one at either end. */
interface Pair {
  questions: Question[]
  /** Between which two places, as one number; undefined on one place. */
  places: number | undefined
  /** Place pairs of one turn have no place in common. */
  turn: number
  /** Milliseconds that its longest question takes at least. */
  longest: number
}

/**
 * Parts that need at most so many entries of the neighbour table each. All questions of two endpoints are in one of them. Two
 * places may have to find each other, too, below an overlay. Pairs of places go in turns, as in a tournament in which each
 * plays each: all places have something to do in every part. Those who are asked for longer come first, so that only few parts
 * last as long as they do. What is not direct goes by routers, which are the neighbours of
 * many: it is in the first one.
 */
export function batchesOf(
  questions: readonly Question[],
  most: number,
  isDirect: (question: Question) => boolean = () => true,
): Question[][] {
  const pairs = pairsOf(questions.filter(isDirect))
  const batches = packed(pairs, Math.max(2, most))
  if (batches.length <= 1) return questions.length > 0 ? [[...questions]] : []
  const routed = questions.filter(question => !isDirect(question))
  return batches.map((batch, index) => [...(index === 0 ? routed : []), ...batch])
}

function pairsOf(questions: readonly Question[]): Pair[] {
  const places = new Map<unknown, number>()
  const numberOf = (place: unknown): number => {
    const number = places.get(place) ?? places.size
    places.set(place, number)
    return number
  }
  const pairs = new Map<string, Pair>()
  for (const question of questions) {
    const {source, target} = question
    const [from, to] = [numberOf(source.place?.place), numberOf(target.place?.place)]
    const key = [source.address, target.address].sort().join()
    const known = pairs.get(key)
    const longest = question.count * question.period
    if (known) {
      known.questions.push(question)
      known.longest = Math.max(known.longest, longest)
    } else {
      const [low, high] = [Math.min(from, to), Math.max(from, to)]
      pairs.set(key, {
        questions: [question],
        places: low === high ? undefined : low * 2 ** 20 + high,
        turn: low + high,
        longest,
      })
    }
  }
  const turns = places.size
  return [...pairs.values()].sort(
    (one, other) =>
      other.longest - one.longest ||
      (one.turn % turns) - (other.turn % turns) ||
      (one.places ?? 0) - (other.places ?? 0),
  )
}

function packed(pairs: readonly Pair[], most: number): Question[][] {
  const batches: Question[][] = []
  let batch: Question[] = []
  let met = new Set<number>()
  let entries = 0
  for (const {questions, places} of pairs) {
    const more = places === undefined || met.has(places) ? 2 : 4
    if (batch.length > 0 && entries + more > most) {
      batches.push(batch)
      batch = []
      met = new Set()
      entries = 0
    }
    entries += places === undefined || met.has(places) ? 2 : 4
    if (places !== undefined) met.add(places)
    for (const question of questions) batch.push(question)
  }
  return batch.length > 0 ? [...batches, batch] : batches
}
