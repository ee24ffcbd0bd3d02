import type {Question} from './question.ts'

/** How many questions a part has at most: probers keep what they see of them until they are asked for it. */
export const mostOfPart = 5000

/** Questions of two endpoints, which share the two entries, one at either end; where a search goes to all, those one way. */
interface Pair {
  questions: Question[]
  /** Who two and two have to know each other, each with an entry: the endpoints, and places below an overlay. */
  meetings: readonly string[]
  isSearched: boolean
  /** Place pairs of one turn have no place in common; where a search goes to all, those of one turn have one asker. */
  turn: number
  /** The first of its places. */
  low: number
  /** Milliseconds that its longest question takes at least. */
  longest: number
}

/**
 * Parts that need at most so many entries of the neighbour table each, and have no more than mostOfPart questions. All questions of two endpoints are in one of them. Two
 * places may have to find each other, too, below an overlay. Pairs of places go in turns, as in a tournament in which each
 * plays each: all places have something to do in every part. Where an overlay takes the search for one to all of its
 * places, whoever asks meets them all: then few ask in one part, each of them everybody. Those who are asked for longer come
 * first, so that only few parts last as long as they do. What is not direct goes by routers, which are the neighbours of
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
    const {source, target, searched} = question
    const [from, to] = [numberOf(source.place?.place), numberOf(target.place?.place)]
    const ends = [source.address, target.address].sort().join()
    const key = searched ? `${source.address},${target.address}` : ends
    const known = pairs.get(key)
    const longest = question.count * question.period
    if (known) {
      known.questions.push(question)
      known.longest = Math.max(known.longest, longest)
    } else {
      const met = searched?.map(({place}) => numberOf(place)) ?? [to]
      pairs.set(key, {
        questions: [question],
        meetings: [ends, ...met.filter(other => other !== from).map(other => meeting(from, other))],
        isSearched: searched !== undefined,
        turn: searched ? from : from + to,
        low: Math.min(from, to),
        longest,
      })
    }
  }
  const turns = places.size
  return [...pairs.values()].sort(
    (one, other) =>
      other.longest - one.longest ||
      Number(other.isSearched) - Number(one.isSearched) ||
      (one.turn % turns) - (other.turn % turns) ||
      one.low - other.low,
  )
}

const meeting = (one: number, other: number): string => `${Math.min(one, other)} ${Math.max(one, other)}`

function packed(pairs: readonly Pair[], most: number): Question[][] {
  const batches: Question[][] = []
  let batch: Question[] = []
  let met = new Set<string>()
  for (const {questions, meetings} of pairs) {
    const more = meetings.filter(each => !met.has(each)).length
    const isFull = 2 * (met.size + more) > most || batch.length + questions.length > mostOfPart
    if (batch.length > 0 && isFull) {
      batches.push(batch)
      batch = []
      met = new Set()
    }
    for (const each of meetings) met.add(each)
    for (const question of questions) batch.push(question)
  }
  return batch.length > 0 ? [...batches, batch] : batches
}
