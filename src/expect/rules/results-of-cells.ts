import type {Unanswered} from '../../lab/cell.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import type {Ends} from './ends-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

/** What became of a cell. */
export interface RuleResult {
  cell: RuleCell
  passed: boolean
  /** What came instead, in words. */
  got: string
  /** Nothing can be said about it, for the reason given; the network is not to blame. */
  unjudged?: string | undefined
  /** It was silent, and so were the controls that would prove anything by it. */
  isUnproven?: boolean
  /** Nobody answered. */
  unanswered?: Unanswered | undefined
  /** It is not asked, for the reason given: the rule does not hold of these two where they are. */
  skipped?: string
  attempts: number
  durationMs: number
}

/** What became of each two endpoints of a cell: a name of a rule may stand for several containers. */
export class ResultsOfCells {
  readonly #parts = new Map<RuleCell, Map<Ends | undefined, RuleResult>>()

  /** The last one counts. */
  set(ends: Ends | undefined, result: RuleResult): void {
    const parts = this.#parts.get(result.cell) ?? new Map()
    this.#parts.set(result.cell, parts.set(ends, result))
  }

  /** The cell holds where it holds of all of them; else the first that is wrong tells who it is. */
  of(cell: RuleCell): RuleResult {
    const parts = [...(this.#parts.get(cell) ?? [])]
    const [first] = parts
    if (!first) throw new Error(`nothing became of ${cell.name}`)
    if (parts.length === 1) return first[1]
    const asked = parts.filter(([, {skipped}]) => skipped === undefined)
    const wrong = asked.filter(([, {passed}]) => !passed)
    const worst = wrong.find(([, {unjudged}]) => unjudged === undefined) ?? wrong[0] ?? asked[0] ?? first
    const [ends, result] = worst
    const told = ends
      ? `${wrong.length} of ${asked.length}, ${nameOf(ends.source)} to ${nameOf(ends.target)}: `
      : ''
    return {
      ...result,
      ...(wrong.length > 0 && {got: told + result.got}),
      ...(result.unjudged !== undefined && {unjudged: told + result.unjudged}),
      attempts: Math.max(...parts.map(([, each]) => each.attempts)),
      durationMs: Math.max(...parts.map(([, each]) => each.durationMs)),
    }
  }
}

const nameOf = ({name}: Endpoint): string => name
