import {mostNeighbours, type NeighbourTable, readNeighbourTable} from '../process/neighbour-table.ts'
import {batchesOf} from './batches-of.ts'
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
