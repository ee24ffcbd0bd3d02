import {type CheckContext, convergence} from '../../lab/check-context.ts'
import type {Lab} from '../../lab/lab.ts'
import {askInBatches} from '../../probe/batches.ts'
import type {Told} from '../../probe/question.ts'
import {howFar} from '../../process/how-far.ts'
import {
  type AskedCell,
  askUntilAnswered,
  mostRepeats,
  notAskedYet,
  noteAnswer,
  type Thoroughness,
} from '../ask-until-answered.ts'
import {type DenyResult, denyResult, denyRound} from './deny-cells.ts'
import {denyRounds} from './deny-rounds.ts'
import type {Ends} from './ends-of-cells.ts'
import {beginsRight, judgeCell} from './judge-cell.ts'
import {largestPackets} from './largest-packets.ts'
import {questionsOfCell} from './questions-of-cell.ts'
import type {RuleResult} from './results-of-cells.ts'
import {roundsOfCells} from './rounds-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'
import {sampleOfCells} from './sample-of-cells.ts'
import {sortCells} from './sort-cells.ts'

interface State extends AskedCell {
  cell: RuleCell
  ends: Ends
}

/**
 * Asks all cells that want answers at the same time: each with its first probes, and with the others once these are
 * answered, as askUntilAnswered has it. In the second in which they answer, those that must not be answered are asked, all of
 * them. What cannot be asked is told, too.
 */
export async function askRules(context: CheckContext, cells: readonly RuleCell[]): Promise<RuleResult[]> {
  const {lab, signal, patience = convergence} = context
  const {pace} = lab
  const start = performance.now()
  const untilBooted = cells.some(({service}) => 'port' in service)
  if (untilBooted) await allHaveBooted(lab, Math.max(patience, ...cells.map(({within = 0}) => within)))
  const {finder, options, results, denials, known, ...sorted} = await sortCells(context, cells, isLate)
  const answers = sorted.answers.map((each): State => ({...notAskedYet(), ...each}))

  const sample = sampleOfCells(cells, lab.topology.sample, context.sampleSeed ?? 0)

  let silent = denials
  await askUntilAnswered(
    answers,
    {ask: askStates, isLate: ({cell}) => isLate(cell), signal},
    // In the second in which all that may answer does, those that must not are asked.
    {isOpen: () => silent.length > 0, ask: askSilent},
  )
  await tellLargest()
  for (const {cell, ends, judgement, attempts, durationMs} of answers) {
    const {complete: passed, unjudged, unanswered} = judgement
    const got =
      cell.kind === 'path' && attempts > 1 ? `${judgement.got}${stillAfter(durationMs)}` : judgement.got
    results.set(ends, {cell, passed, got, unjudged, unanswered, attempts, durationMs})
  }
  return cells.map(cell => results.of(cell))

  function isLate(cell: RuleCell): boolean {
    return performance.now() - start > (cell.within ?? patience) * pace
  }

  async function askSilent(repeat: number): Promise<void> {
    // Silence and what shows that it proves something are of the same moment.
    const rounds = denyRounds(silent, some => denyRound(some, known, finder, pace))
    const questions = rounds.flatMap(round => round.questions)
    const told =
      questions.length > 0
        ? await askInBatches(questions, {...options, parts: rounds.map(round => round.questions)})
        : []
    const judged = rounds.flatMap(round => round.judge(told.splice(0, round.questions.length)))
    for (const each of judged) results.set(each.ends, denyResult(each, repeat + 1, performance.now() - start))
    silent = silent.filter((_, index) => isWorthAnother(judged[index] as DenyResult, repeat))
  }

  /** What serves as a control may need a while, as what is allowed does. */
  function isWorthAnother({cell, unjudged, isUnproven}: DenyResult, repeat: number): boolean {
    return isUnproven ? !isLate(cell) : unjudged !== undefined && repeat < mostRepeats
  }

  async function askStates(states: readonly State[], how: Thoroughness): Promise<void> {
    // Whether something is answered at all is no matter of milliseconds.
    const rounds = how === 'all' ? roundsOfCells(states) : [states]
    for (const round of rounds) await askInOneRound(round, how)
  }

  async function askInOneRound(states: readonly State[], how: Thoroughness): Promise<void> {
    const own = states.map(({cell, ends}) =>
      questionsOfCell(cell, ends, pace, how, sample?.has(cell) ?? true),
    )
    if (own.length === 0) return
    const direct = new Set(own.flatMap((questions, index) => (states[index]?.ends.isDirect ? questions : [])))
    const told = await askInBatches(own.flat(), {
      ...options,
      isDirect: question => direct.has(question),
      onBatch: howFar(['asked', 'questions'], context.say && (text => context.say?.(text))),
    })
    let next = 0
    for (const [index, state] of states.entries()) {
      const asked = (own[index] ?? []).map(question => ({question, told: told[next++] as Told}))
      noteAnswer(state, {
        judgement: judgeCell(state.cell, state.ends, asked, how),
        hasBegun: beginsRight(state.cell, state.ends, asked),
        durationMs: performance.now() - start,
      })
    }
  }

  /** Where another packet is the largest, a person wants to know which. */
  async function tellLargest(): Promise<void> {
    const wrong = answers.filter(({cell, judgement}) => cell.kind === 'mtu' && !judgement.complete)
    const found = await largestPackets(wrong, options)
    for (const [index, bytes] of found.entries()) {
      const {judgement} = wrong[index] as State
      if (bytes > 0) judgement.got = `${judgement.got}; the largest that passes has ${bytes} bytes`
    }
  }
}

/** Routes need a while to be what they will be: a person wants to know how long they had. */
const stillAfter = (milliseconds: number): string => `, still after ${(milliseconds / 1000).toFixed(1)} s`

/** A prober's port must not be in the way of a service that still starts. What does not boot at all is seen by its silence. */
async function allHaveBooted({machines}: Lab, within: number): Promise<void> {
  await Promise.allSettled(machines.map(machine => machine.waitForBoot(within)))
}
