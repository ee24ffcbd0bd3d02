import {type FaultMakers, noteOfFault, problemOfFault} from '../faults/fault-problems.ts'
import {tryFaultAbilities} from '../host/fault-abilities.ts'
import {faultForms, faultWords} from '../lab/fault/fault-forms.ts'
import {readFault} from '../lab/fault/read-fault.ts'
import type {OpenLab} from '../lab/open-lab.ts'

interface ListedFault {
  form: string
  does: string
  /** Why it cannot be made in that lab. */
  problem?: string
  /** How it is made there. */
  note?: string
}

/** Tells how each fault is written, and which of them can be made in a lab that is up. */
export async function listFaults({
  record,
  features,
}: OpenLab): Promise<{text: string; faults: ListedFault[]}> {
  const makers: FaultMakers = {
    provider: {name: record.provider, features},
    host: await tryFaultAbilities(),
  }
  const faults = faultWords.map(word => listedFault(word, makers))
  return {faults, text: faults.map(told).join('\n')}
}

function listedFault(word: (typeof faultWords)[number], makers: FaultMakers): ListedFault {
  const {form, example, does} = faultForms[word]
  const read = readFault(example)
  if ('rule' in read) throw new Error(`the example of ${word} is no fault: ${read.rule}`)
  const problem = problemOfFault(read.deed, makers)
  const note = problem ? undefined : noteOfFault(read.deed, makers)
  return {form, does, ...(problem && {problem: problem.message}), ...(note !== undefined && {note})}
}

const told = ({form, does, problem, note}: ListedFault): string =>
  [
    `${problem === undefined ? 'yes' : 'no '}  ${form}`,
    `       ${does}`,
    ...(problem === undefined ? [] : [`       not here: ${problem}`]),
    ...(note === undefined ? [] : [`       ${note}`]),
  ].join('\n')
