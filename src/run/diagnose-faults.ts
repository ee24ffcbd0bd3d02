import {type FaultMakers, problemOfFault} from '../faults/fault-problems.ts'
import {type FaultAbilities, tryFaultAbilities} from '../host/fault-abilities.ts'
import type {Finding} from '../host/finding.ts'
import {faultForms, faultWords} from '../lab/fault/fault-forms.ts'
import {readFault} from '../lab/fault/read-fault.ts'
import type {Problem} from '../process/problem.ts'
import type {Features} from '../providers/provider.ts'

/** Which faults a lab of that provider can have on this host. */
export async function faultsFinding(provider: {name: string; features: Features}): Promise<Finding> {
  if (process.geteuid?.() !== 0)
    return {topic: 'faults', state: 'unknown', text: 'only root can try what this kernel does to packets'}
  return judgeFaults(provider, await tryFaultAbilities())
}

export function judgeFaults(provider: {name: string; features: Features}, host: FaultAbilities): Finding {
  const against = problemsOfEach({provider, host})
  if (against.length === 0)
    return {topic: 'faults', state: 'good', text: `a lab of ${provider.name} can have each of them`}
  // What the provider cannot anywhere is nothing that this host lacks.
  const anywhere = problemsOfEach({provider, host: ableHost})
  const reasons = [...new Set(against.map(({message}) => message))].map(
    message =>
      `${against.flatMap(each => (each.message === message ? each.word : [])).join(', ')}: ${message}`,
  )
  const text = `a lab of ${provider.name} can have all but ${reasons.join('; ')}`
  if (anywhere.length === against.length) return {topic: 'faults', state: 'good', text}
  const lacking = against.filter(({word}) => !anywhere.some(each => each.word === word))
  const hint = [...new Set(lacking.map(each => each.hint))].join('; ')
  return {topic: 'faults', state: 'notice', text, hint}
}

const ableHost: FaultAbilities = {filter: undefined, programs: undefined, tbf: undefined, netem: undefined}

const problemsOfEach = (makers: FaultMakers): ({word: string} & Problem)[] =>
  faultWords.flatMap(word => {
    const read = readFault(faultForms[word].example)
    const problem = 'deed' in read ? problemOfFault(read.deed, makers) : undefined
    return problem ? [{word, ...problem}] : []
  })
