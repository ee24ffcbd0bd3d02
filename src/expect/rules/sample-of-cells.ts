import type {SamplePlan} from '../../lab/topology.ts'
import type {RuleCell} from './rule-cell.ts'

/**
 * The cells that get all probes; undefined where all do. A sample of n has n of those that want an answer and nothing more,
 * the others get the fewest that tell whether they are answered. The same seed, of the same cells, gives the same sample.
 */
export function sampleOfCells(
  cells: readonly RuleCell[],
  sample: SamplePlan | undefined,
  seed: number,
): ReadonlySet<RuleCell> | undefined {
  if (!sample) return undefined
  const drawn = cells.filter(({kind}) => kind === 'allow')
  if (drawn.length <= sample.count) return undefined
  const random = mulberry32(sample.seed ?? seed)
  // The first ones of a shuffled list.
  for (let place = 0; place < sample.count; place++) {
    const other = place + Math.floor(random() * (drawn.length - place))
    const kept = drawn[place] as RuleCell
    drawn[place] = drawn[other] as RuleCell
    drawn[other] = kept
  }
  return new Set([...drawn.slice(0, sample.count), ...cells.filter(({kind}) => kind !== 'allow')])
}

/** Numbers from 0 to 1 that follow from a seed of 32 bits; Node's own cannot be seeded. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
