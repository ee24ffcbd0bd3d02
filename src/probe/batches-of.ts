import type {Question} from './question.ts'

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
