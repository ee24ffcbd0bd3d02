import {CheckFailed} from '../../lab/check-failed.ts'
import type {LabFile} from '../../lab/file/lab-file.ts'
import {parseTime} from '../../lab/file/measures.ts'
import {type Machine, reason} from '../../lab/machine.ts'
import {runBash} from '../../lab/run-bash.ts'
import type {RunResult} from '../../process/run.ts'
import type {Sight} from '../../process/wait-until.ts'
import type {StoryContext} from '../story.ts'

export type CheckOfFile = NonNullable<LabFile['checks']>[number]

/** Milliseconds that one try may take. */
const tryDeadline = 30_000

/** Asks a machine a check of the lab file; throws a CheckFailed when it does not say what it has to. */
export async function judgeCheck(
  {signal, patience}: StoryContext,
  machine: Machine,
  check: CheckOfFile,
): Promise<void> {
  const within = Math.max(check.within === undefined ? 0 : parseTime(check.within), patience ?? 0)
  let difference: CheckFailed | undefined
  const look = async (): Promise<Sight<true>> => {
    const result = await runBash(
      machine,
      check.run ?? '',
      {LAB_MACHINE: machine.name},
      {
        timeoutMs: Math.max(tryDeadline, within),
        signal,
      },
    )
    difference = unlikeCheck(check, result)
    return difference ? {notYet: difference.got} : {value: true}
  }
  const sight = await look()
  if ('value' in sight) return
  if (within === 0) throw difference
  try {
    await machine.waitUntil(`the check holds on ${machine.name}`, look, {within})
  } catch (error) {
    signal.throwIfAborted()
    throw difference ?? error
  }
}

/** How an answer differs from what the check expects. */
export function unlikeCheck(
  {status = 0, output}: Pick<CheckOfFile, 'status' | 'output'>,
  result: RunResult,
): CheckFailed | undefined {
  if (result.status !== status) return new CheckFailed({expected: `status ${status}`, got: reason(result)})
  if (output === undefined) return undefined
  const said = result.stdout.replace(/\n$/, '')
  const [, pattern] = /^\/(.*)\/$/s.exec(output) ?? []
  const holds = pattern === undefined ? said === output : new RegExp(pattern).test(said)
  return holds ? undefined : new CheckFailed({expected: `output ${output}`, got: said === '' ? 'none' : said})
}
