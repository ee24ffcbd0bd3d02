import {askRulesOnce} from '../../expect/rules/ask-rules-once.ts'
import type {RuleResult} from '../../expect/rules/results-of-cells.ts'
import type {RuleCell} from '../../expect/rules/rule-cell.ts'
import {nothingLost, recordStates} from '../../expect/unchanged.ts'
import type {LabAct} from '../../faults/any-lab/lab-act.ts'
import {NotObservable} from '../../lab/check-failed.ts'
import {LabError} from '../../process/lab-error.ts'
import {type Sight, waitUntil} from '../../process/wait-until.ts'
import type {CaseResult} from '../../report/case.ts'
import {askQuietly, isRed} from '../ask-quietly.ts'
import type {FileLab} from '../of-file/file-lab.ts'
import {proveBesideRules} from '../of-file/prove-lab.ts'
import {recovery} from '../provoke.ts'
import type {StoryContext} from '../story.ts'
import {type ActVerdict, actVerdict, isWrong} from './act-verdict.ts'
import type {ActExpectation} from './expectation-of.ts'

/** What is asked of a lab before, during and after an act. */
interface AskedOfLab {
  lab: FileLab
  cells: readonly RuleCell[]
}

/**
 * Breaks the lab in one way, asks everything once, puts it right again and waits until all is green and the machine is as it
 * was. Throws a NotObservable where there is nothing to break, and a LabError when the lab does not recover.
 */
export async function provokeLab(
  context: StoryContext,
  act: LabAct,
  asked: AskedOfLab,
  expectation: ActExpectation,
): Promise<ActVerdict> {
  const {lab, provided} = context
  const ground = {lab, portOf: provided.portOf?.bind(provided)}
  const machines = [lab.machine(act.breaks.machine)]
  const before = await recordStates(machines)
  let red: RedInLab
  try {
    await act.act(ground)
    red = await askLab(context, asked)
  } finally {
    await act.undo(ground)
  }
  try {
    await nothingLost(machines, before, recovery)
  } catch (error) {
    throw new LabError(`cannot undo that ${act.name}: ${(error as Error).message}`)
  }
  await untilGreen(context, asked)
  return actVerdict(act.breaks, expectation, red.cells, red.checks)
}

interface RedInLab {
  cells: RuleResult[]
  checks: CaseResult[]
}

/** Asks all rules once, and beside them the file's own checks, which are not given the time that they may have after a reboot. */
async function askLab(context: StoryContext, {lab, cells}: AskedOfLab): Promise<RedInLab> {
  const checks = lab.file.checks?.map(({within: _, ...check}) => check)
  const now = {...lab, file: {...lab.file, ...(checks && {checks})}}
  const beside = askQuietly(context, story => story.phase('checks', () => proveBesideRules(story, now)))
  const [results, told] = await Promise.all([askRulesOnce(context, cells), beside])
  return {cells: results.filter(isWrong), checks: told.filter(isRed)}
}

/** Asks everything until nothing is red, for so many milliseconds times the lab's pace; throws a LabError that names what still is. */
export async function untilGreen(
  context: StoryContext,
  asked: AskedOfLab,
  within: number = recovery,
): Promise<void> {
  await waitUntil(
    'everything is green',
    async (): Promise<Sight<true>> => {
      const {cells, checks} = await askLab(context, asked)
      const wrong = [
        ...cells.map(({cell, got, unjudged}) => `${cell.name} (${unjudged ?? got})`),
        ...checks.map(({name}) => name),
      ]
      return wrong.length === 0
        ? {value: true}
        : {notYet: `${wrong.length} red, such as ${wrong.slice(0, 3).join('; ')}`}
    },
    {within: within * context.lab.pace, signal: context.signal},
  )
}

/** Throws a NotObservable with the rule that is missing. */
export function notCovered(act: LabAct, rule: string | undefined): never {
  const add = rule === undefined ? 'add a check that does' : `add a rule such as ${rule}`
  throw new NotObservable(`no rule notices that ${act.name}: ${add}`)
}
