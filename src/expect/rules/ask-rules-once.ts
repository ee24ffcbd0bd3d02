import type {CheckContext} from '../../lab/check-context.ts'
import type {Told} from '../../probe/question.ts'
import {askRound} from '../../probe/round.ts'
import {denyResult, denyRound} from './deny-cells.ts'
import {judgeCell} from './judge-cell.ts'
import {questionsOfCell} from './questions-of-cell.ts'
import type {RuleResult} from './results-of-cells.ts'
import {roundsOfCells} from './rounds-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'
import {sortCells} from './sort-cells.ts'

/**
 * Asks all cells once, those that want answers and those that want silence in the same second, those about latency behind them. For a lab that was settled, and
 * in which something was just broken: it waits for nobody.
 */
export async function askRulesOnce(context: CheckContext, cells: readonly RuleCell[]): Promise<RuleResult[]> {
  const {pace} = context.lab
  const start = performance.now()
  const {finder, options, known, results, answers, denials} = await sortCells(context, cells, () => true)
  const deny = denyRound(denials, known, finder, pace)
  for (const [place, round] of roundsOfCells(answers).entries()) {
    const own = round.map(({cell, ends}) => questionsOfCell(cell, ends, pace, 'all'))
    const questions = [...own.flat(), ...(place === 0 ? deny.questions : [])]
    const told = questions.length > 0 ? await askRound(questions, options) : []
    const durationMs = performance.now() - start
    let next = 0
    for (const [index, {cell, ends}] of round.entries()) {
      const asked = (own[index] ?? []).map(question => ({question, told: told[next++] as Told}))
      const {complete: passed, got, unjudged, unanswered} = judgeCell(cell, ends, asked, 'all')
      results.set(ends, {cell, passed, got, unjudged, unanswered, attempts: 1, durationMs})
    }
    if (place > 0) continue
    for (const each of deny.judge(told.slice(next))) results.set(each.ends, denyResult(each, 1, durationMs))
  }
  return cells.map(cell => results.of(cell))
}
