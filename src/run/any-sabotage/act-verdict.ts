import type {RuleResult} from '../../expect/rules/results-of-cells.ts'
import type {RuleCell} from '../../expect/rules/rule-cell.ts'
import type {Breakage} from '../../faults/any-lab/breakage.ts'
import type {ActExpectation} from './expectation-of.ts'

/** What an act showed of a lab file's rules. */
export interface ActVerdict {
  verdict: 'caught' | 'missed' | 'not covered'
  /** Sentences of the cells and checks that noticed it. */
  noticed: readonly string[]
  /** Ids of the rules and checks that did. */
  ids: readonly string[]
  /** Sentences of the cells that had to, or that turned red for another reason. */
  expected: readonly string[]
  otherwise: readonly string[]
}

/** A check or an invariant that turned red. */
interface RedCheck {
  name: string
  claims: readonly string[]
}

/** Caught is what one of those noticed that could, in the way in which the act has to show. */
export function actVerdict(
  breakage: Breakage,
  {must, may}: ActExpectation,
  results: readonly RuleResult[],
  checks: readonly RedCheck[],
): ActVerdict {
  const can = new Set<RuleCell>([...must, ...may])
  const cells = results.filter(result => can.has(result.cell) && isNoticed(breakage, result))
  const noticed = [...cells.map(({cell}) => cell.name), ...checks.map(({name}) => name)]
  const ids = [...cells.flatMap(({cell}) => cell.ids), ...checks.flatMap(({claims}) => claims)]
  const others = results.filter(result => isWrong(result) && !cells.includes(result))
  return {
    verdict: noticed.length > 0 ? 'caught' : must.length > 0 ? 'missed' : 'not covered',
    noticed,
    ids: [...new Set(ids)].sort(),
    expected: must.map(({name}) => name),
    otherwise: others.map(({cell, got, unjudged}) => `${cell.name}: ${unjudged ?? got}`),
  }
}

/** Whether a cell is other than its rule says, or nothing can be said about it. */
export const isWrong = ({passed, skipped}: RuleResult): boolean => !passed && skipped === undefined

function isNoticed(breakage: Breakage, result: RuleResult): boolean {
  const {cell, unjudged, unanswered, isUnproven = false} = result
  if (!isWrong(result)) return false
  if (breakage.kind === 'opened') return cell.kind === 'deny' && unjudged === undefined
  if (cell.kind === 'deny') return isUnproven
  if (unjudged !== undefined) return false
  const isAnswered = unanswered === undefined
  if (breakage.kind === 'rewritten') return isAnswered
  // Who is not meant need not listen at that port, nor pass on what is for others.
  const isForOthers = cell.target !== breakage.machine || cell.service.kind !== 'icmp'
  return breakage.kind !== 'impostor' || isAnswered || isForOthers
}
