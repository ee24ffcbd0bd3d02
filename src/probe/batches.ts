import {mostNeighbours, type NeighbourTable, readNeighbourTable} from '../process/neighbour-table.ts'
import type {Question, Told} from './question.ts'
import {askRound, type RoundOptions} from './round.ts'

/** Milliseconds after which the kernel may take an entry away when it needs the room (`neigh_forced_gc`), and a little more. */
const forgetful = 5_500

/**
 * Asks all questions at the same time; where all pairs together have more neighbours than the kernel has room for, in batches,
 * each of which waits until the one before may be forgotten. Answers are in the order of the questions.
 */
export async function askInBatches(
  questions: readonly Question[],
  options: RoundOptions & {isDirect?: (question: Question) => boolean},
  table: NeighbourTable | undefined = readNeighbourTable(),
): Promise<Told[]> {
  const told = new Map<Question, Told>()
  for (const [index, batch] of batchesOf(questions, mostNeighbours(table), options.isDirect).entries()) {
    if (index > 0) await new Promise(resolve => setTimeout(resolve, forgetful))
    const answers = await askRound(batch, options)
    for (const [place, question] of batch.entries()) told.set(question, answers[place] as Told)
  }
  return questions.map(question => told.get(question) as Told)
}

/**
 * All questions of two endpoints are in one batch: they share the two entries, one at either end. What is not direct goes by
 * routers, which are the neighbours of many: it is part of the first batch.
 */
export function batchesOf(
  questions: readonly Question[],
  most: number,
  isDirect: (question: Question) => boolean = () => true,
): Question[][] {
  const pairs = new Map<string, Question[]>()
  for (const question of questions.filter(isDirect)) {
    const ends = [question.source.address, question.target.address].sort().join()
    pairs.set(ends, [...(pairs.get(ends) ?? []), question])
  }
  const size = Math.max(1, Math.floor(most / 2))
  const all = [...pairs.values()]
  if (all.length <= size) return questions.length > 0 ? [[...questions]] : []
  const batches = Math.ceil(all.length / size)
  const routed = questions.filter(question => !isDirect(question))
  return Array.from({length: batches}, (_, batch) => [
    ...(batch === 0 ? routed : []),
    ...all.slice(batch * size, (batch + 1) * size).flat(),
  ])
}
