import type {Lab} from '../../lab/lab.ts'
import {type Contained, containedIn} from './contained.ts'
import type {RuleCell} from './rule-cell.ts'

interface WaitOptions {
  signal?: AbortSignal | undefined
  isLate(cell: RuleCell): boolean
}

/** Milliseconds between two looks. */
const pause = 500

/**
 * Containers where they are now. What setup has made may still start, such as after a reboot: as long as an answer may take,
 * whoever the cells need is waited for, all of them. `known` are those cells, and others of which somebody may serve as a control.
 */
export async function waitForContained(
  lab: Lab,
  cells: readonly RuleCell[],
  known: readonly RuleCell[],
  {signal, isLate}: WaitOptions,
): Promise<Contained> {
  const has = (name: string) => (cell: RuleCell) => cell.source === name || cell.target === name
  const wanted = new Set(known.flatMap(({source, target}) => [source, target]))
  for (;;) {
    const contained = await containedIn(lab, wanted)
    const {endpoints, passedOver} = contained
    const missing = lab.topology.found.filter(({name}) => !endpoints.has(name) || passedOver.has(name))
    if (!missing.some(({name}) => cells.some(cell => has(name)(cell) && !isLate(cell)))) return contained
    signal?.throwIfAborted()
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}
