import * as z from 'zod'
import {askRules} from '../expect/rules/ask-rules.ts'
import {cellsOfRules} from '../expect/rules/cells-of-rules.ts'
import type {RuleResult} from '../expect/rules/results-of-cells.ts'
import {type RuleCell, reportedCell} from '../expect/rules/rule-cell.ts'
import type {CheckContext} from '../lab/check-context.ts'
import {type RuleDefinition, ruleDefinition} from '../lab/file/rule-definition.ts'
import {namedEndpoints} from '../lab/named-endpoints.ts'
import type {Topology} from '../lab/topology.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import type {PlannedCase} from '../report/case.ts'
import type {EndedCase} from '../report/recorder.ts'

/** A line of `expect` as a lab file, or a script, writes it. */
export type RuleInput = z.input<typeof ruleDefinition>

/** Cells that rules expect something of; all of the lab's without any. Throws a LabError for a rule that asks nobody. */
export function ruleCells(topology: Topology, given?: readonly RuleInput[]): RuleCell[] {
  const rules = given ? readRules(topology, given) : topology.rules
  return cellsOfRules(topology, rules)
}

function readRules(topology: Topology, given: readonly RuleInput[]): RuleDefinition[] {
  const parsed = z.array(ruleDefinition).safeParse(given, {reportInput: true})
  if (!parsed.success) {
    const told = parsed.error.issues.map(({path, message, input}) => {
      const [index, ...keys] = path
      return `rule ${Number(index) + 1}: ${keys.join('.')} ${message}; got ${shownValue(input)}`
    })
    throw new LabError(`cannot ask by rules that are none: ${told.join('; ')}`)
  }
  const lost = parsed.data.flatMap((rule, index) =>
    (['from', 'to'] as const).flatMap(key =>
      namedEndpoints(topology, rule[key]).unknown.map(
        word => `rule ${index + 1}: ${key} names nobody by ${shownValue(word)}`,
      ),
    ),
  )
  const segments = [...topology.networks, ...topology.overlays].map(({name}) => name)
  const nowhere = parsed.data.flatMap(({over}, index) =>
    over === undefined || segments.includes(over)
      ? []
      : [`rule ${index + 1}: over names no network or overlay by ${shownValue(over)}`],
  )
  lost.push(...nowhere)
  if (lost.length > 0) throw new LabError(`cannot ask by these rules: ${lost.join('; ')}`)
  return parsed.data
}

/** Name of the case that tells whether the cells could be asked at all. */
export const rulesStep = 'everybody is asked what the rules say'

/** The cases of a story that asks them: the first tells whether they could be asked. */
export const plannedRuleCases = (suite: string, cells: readonly RuleCell[]): PlannedCase[] => [
  {suite, name: rulesStep, claims: [], asksCells: true},
  ...cells.map(cell => ({suite, name: cell.name, claims: cell.ids, cell: reportedCell(cell)})),
]

/** Asks, and gives a case for each cell. */
export async function askedRuleCases(
  suite: string,
  context: CheckContext,
  cells: readonly RuleCell[],
): Promise<EndedCase[]> {
  return (await askRules(context, cells)).map(result => ({
    ...{suite, name: result.cell.name, claims: result.cell.ids, cell: reportedCell(result.cell)},
    ...{attempts: result.attempts, durationMs: result.durationMs, outcome: outcomeOf(result)},
  }))
}

function outcomeOf({cell, passed, got, unjudged, unanswered, skipped}: RuleResult): EndedCase['outcome'] {
  if (skipped !== undefined) return {status: 'skipped', reason: skipped}
  if (passed) return {status: 'passed'}
  if (unjudged !== undefined)
    return {status: 'error', message: `cannot tell whether ${cell.name}: ${unjudged}`}
  const where = unanswered?.lastSeen?.where
  return {
    ...{status: 'failed', expected: expectedOf(cell), got},
    ...(where !== undefined && {hint: `on ${where}: ${whatStops}`}),
  }
}

/** What mostly stops a packet that has come that far. */
const whatStops = 'nft list ruleset; ip route'

function expectedOf({kind, path = [], mtu, most = 0}: RuleCell): string {
  const words = {
    ...{allow: 'an answer to every packet', deny: 'silence', path: `by way of ${path.join(', ')}`},
    ...{mtu: `packets of ${mtu} bytes pass, and larger ones do not`, latency: `at most ${most} ms`},
    loss: `at most ${most * 100}% without an answer`,
  }
  return words[kind]
}
