import {randomBytes} from 'node:crypto'
import type {LabFile} from '../../lab/file/lab-file.ts'
import {parseTime} from '../../lab/file/measures.ts'
import {type Machine, reason} from '../../lab/machine.ts'
import {runBash} from '../../lab/run-bash.ts'
import {callersVariable} from '../../process/callers-variables.ts'
import {LabError} from '../../process/lab-error.ts'
import {isMaskable, shortestSecret} from '../../process/maskable.ts'
import type {StoryContext} from '../story.ts'
import type {FileLab} from './file-lab.ts'
import {layFilesOn} from './lay-files-of-lab.ts'
import {machinesNamed} from './words-of.ts'

export type SetupStep = NonNullable<LabFile['setup']>[number]

/** Milliseconds that a step may take that says nothing else. */
const usualWithin = 60_000

/** What steps have written to $LAB_OUTPUT, for those that follow. */
export type StepOutputs = Map<string, string>

/** Does a step of `setup` on its machines, all at once. */
export async function setUp(
  context: StoryContext,
  fileLab: FileLab,
  step: SetupStep,
  outputs: StepOutputs,
): Promise<void> {
  const {lab, signal} = context
  const secrets = Object.fromEntries((step.secrets ?? []).map(name => [name, callersVariable(name) ?? '']))
  for (const value of Object.values(secrets)) if (value !== '') context.secret(value)
  const machines = machinesNamed(fileLab, step.on ?? []).map(name => lab.machine(name))
  await Promise.all(machines.map(machine => layFilesOn(machine, fileLab.folder, step.files ?? {})))
  const {run} = step
  if (run === undefined) return
  const wanted = step.outputs ?? []
  const path = wanted.length === 0 ? undefined : `/run/lab-output-${randomBytes(8).toString('hex')}`
  const before = Object.fromEntries(outputs)
  await Promise.all(
    machines.map(async (machine, index) => {
      const [address = ''] = lab.plan(machine).interfaces[0]?.addresses ?? []
      const variables = {
        ...before,
        ...secrets,
        ...{
          LAB_MACHINE: machine.name,
          LAB_ADDRESS: address.replace(/\/.*/, ''),
          LAB_INDEX: String(index + 1),
        },
        ...(path !== undefined && {LAB_OUTPUT: path}),
      }
      const timeoutMs = step.within === undefined ? usualWithin : parseTime(step.within)
      if (path !== undefined) await machine.write(path, '', '0600')
      const result = await runBash(machine, run, variables, {timeoutMs, signal})
      const failed = result.status !== 0
      const written = path === undefined ? '' : await outputsOf(machine, path, failed)
      // First of all: a step that failed may have said what it had written.
      maskOutputs(context, written ?? '', step)
      if (failed || written === undefined) {
        const isSecret = written === undefined && (step.masked ?? []).length > 0
        const why = reason(isSecret ? {...result, ...unsaid} : result)
        throw new LabError(`cannot set up ${machine.name}: ${shortened(run)}: ${why}`)
      }
      takeOutputs(written, machine, wanted, outputs)
    }),
  )
  const missing = wanted.filter(name => !outputs.has(name))
  if (missing.length > 0)
    throw new LabError(`cannot go on after ${shortened(run)}: it has not written ${missing.join(', ')}`, {
      hint: `echo "${missing[0]}=…" >>"$LAB_OUTPUT" in the step, or leave it out of outputs`,
    })
}

/** What a step said that may hold secrets of which nobody knows. */
const unsaid = {stdout: '', stderr: 'what it said is not shown, for the outputs to mask in it cannot be read'}

/** What the step has written; undefined of one that failed where the machine does not give it any more. */
async function outputsOf(machine: Machine, path: string, failed: boolean): Promise<string | undefined> {
  try {
    const written = await machine.read(path)
    await machine.run(['rm', '-f', path])
    return written
  } catch (error) {
    if (failed && error instanceof LabError) return undefined
    throw error
  }
}

const output = /^([A-Za-z_]\w*)=(.*)$/

/** Every value of a masked name is a secret, also one that another line or machine replaces. */
function maskOutputs(context: StoryContext, text: string, {run = '', masked = []}: SetupStep): void {
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = output.exec(line) ?? []
    // Of what was not got there may be an empty value, which tells nothing.
    if (!masked.includes(name) || value.trim() === '') continue
    if (!isMaskable(value))
      throw new LabError(
        `cannot mask the output ${name} of ${shortened(run)}: it has fewer than ${shortestSecret} characters`,
        {hint: `make its value longer, or leave ${name} out of masked where it is no secret`},
      )
    context.secret(value)
  }
}

/** Lines NAME=VALUE; of a name that comes more than once the last counts. */
function takeOutputs(text: string, machine: Machine, wanted: readonly string[], outputs: StepOutputs): void {
  for (const line of text.split('\n').filter(each => each.trim() !== '')) {
    const [, name = '', value = ''] = output.exec(line) ?? []
    if (!wanted.includes(name))
      throw new LabError(
        `cannot read what ${machine.name} wrote to $LAB_OUTPUT: a line is no NAME=VALUE of ${wanted.join(', ')}`,
      )
    outputs.set(name, value)
  }
}

function shortened(command: string): string {
  const first = command.trim().split('\n', 1)[0] ?? ''
  return JSON.stringify(first.length > 80 ? `${first.slice(0, 79)}…` : first)
}
