import type {PlaceHandle} from '../../lab/machine.ts'
import {answersIn, type Told} from '../../probe/question.ts'
import {askRound} from '../../probe/round.ts'
import type {Ends} from './ends-of-cells.ts'
import {exactly} from './questions-of-cell.ts'
import type {RuleCell} from './rule-cell.ts'

/** Sizes that are tried at the same time: each round narrows the range to a part of that many. */
const atOnce = 16
/** The smallest MTU that each family asks of a link, and more than any usual link has. */
const [least, beyond] = [{4: 68, 6: 1280} as const, 9217]

interface Wanted {
  cell: Pick<RuleCell, 'family'>
  ends: Ends
}

/** Bytes of the largest packet that passes unfragmented between those ends, each; 0 where none does. */
export async function largestPackets(
  wanted: readonly Wanted[],
  options: {pace: number; signal?: AbortSignal | undefined; lookers: readonly PlaceHandle[]},
): Promise<number[]> {
  // One byte less than the smallest stands for what passes when nothing does.
  const ranges = wanted.map(({cell}) => ({passes: least[cell.family] - 1, fails: beyond}))
  for (;;) {
    const sizes = ranges.map(({passes, fails}) => triedBetween(passes, fails))
    if (sizes.every(list => list.length === 0)) break
    const questions = wanted.flatMap(({cell, ends: {source, target}}, index) =>
      (sizes[index] ?? []).map(size => ({
        ...{source, target, service: exactly(size, cell.family), count: 2},
        ...{period: 20 * options.pace, within: 400 * options.pace},
      })),
    )
    const told = await askRound(questions, options)
    let next = 0
    for (const [index, list] of sizes.entries()) {
      const range = ranges[index] as (typeof ranges)[number]
      for (const size of list) {
        if (answersIn(told[next++] as Told) > 0) range.passes = Math.max(range.passes, size)
        else range.fails = Math.min(range.fails, size)
      }
      // What is lost by chance must not turn the range around.
      if (range.fails <= range.passes) range.fails = range.passes + 1
    }
  }
  return ranges.map(({passes}, index) => (passes < least[(wanted[index] as Wanted).cell.family] ? 0 : passes))
}

/** Sizes between both, evenly. */
function triedBetween(passes: number, fails: number): number[] {
  const gap = fails - passes
  const steps = Math.min(atOnce, gap)
  const all = Array.from({length: steps - 1}, (_, index) => passes + Math.floor((gap * (index + 1)) / steps))
  return [...new Set(all)]
}
