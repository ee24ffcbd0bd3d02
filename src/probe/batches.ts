import {type NeighbourTable, readNeighbourTable, roomForNeighbours} from '../process/neighbour-table.ts'
import {batchesOf} from './batches-of.ts'
import type {Question, Told} from './question.ts'
import {askRound, type RoundOptions} from './round.ts'

/** Milliseconds after which the kernel may take an entry away when it needs the room (`neigh_forced_gc`), and a little more. */
const forgetful = 5_500

/** Milliseconds between two looks at the table. */
const pause = 20

interface BatchOptions extends RoundOptions {
  /** Both ends of a question are on one segment. */
  isDirect?: (question: Question) => boolean
  /** Entries of the neighbour table that questions may need at a time; default: what the kernel has room for. */
  mostNeighbours?: number
  /** Told before each batch but the first how many questions were asked, and how many there are. */
  onBatch?: (done: number, all: number) => void
}

/**
 * Asks all questions at the same time; where all pairs together have more neighbours than the kernel has room for, in batches,
 * after each of which the probers let go what it has added. Who has parts of his own is asked in these. Answers are in the order of the questions.
 */
export async function askInBatches(
  questions: readonly Question[],
  {
    isDirect,
    mostNeighbours = roomForNeighbours(readNeighbourTable()),
    onBatch,
    parts: given,
    ...how
  }: BatchOptions,
): Promise<Told[]> {
  const parts = given ?? batchesOf(questions, mostNeighbours, isDirect)
  if (parts.length <= 1) return askRound(questions, how)
  let before = readNeighbourTable()
  return askRound(questions, {
    ...how,
    parts,
    async betweenParts(done, left) {
      // What others have in the table meanwhile is nothing to wait for: it need not become less.
      if (left > 0) await untilForgotten(before)
      onBatch?.(done, questions.length)
      before = readNeighbourTable()
    },
  })
}

/** Not all machines can let go, such as those of which somebody took the rights: then the kernel does, later. */
async function untilForgotten(before: NeighbourTable | undefined): Promise<void> {
  const end = performance.now() + forgetful
  // Others add and lose some at any time.
  const most = (before?.entries ?? 0) + (before?.limit ?? 0) / 8
  while (performance.now() < end && (readNeighbourTable()?.entries ?? 0) > most)
    await new Promise(resolve => setTimeout(resolve, pause))
}
