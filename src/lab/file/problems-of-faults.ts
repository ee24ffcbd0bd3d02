import {problemsOfDeed} from '../fault/problems-of-deed.ts'
import {readFault} from '../fault/read-fault.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {problemsOfFlows} from './problems-of-flows.ts'
import {problemsOfRules} from './problems-of-rules.ts'
import {problemsOnMachines} from './problems-on-machines.ts'

const ownKeys = ['on', 'run', 'undo'] as const

/** Faults of what is not there, and those that say two things or none. */
export function problemsOfFaults(file: LabFile): LocatedProblem[] {
  return (file.faults ?? []).flatMap((fault, index) => {
    const path = ['faults', String(index)]
    const read = fault.do === undefined ? undefined : readFault(fault.do)
    const stray = fault.do === undefined ? [] : ownKeys.filter(key => fault[key] !== undefined)
    const missing = fault.do === undefined ? ownKeys.filter(key => fault[key] === undefined) : []
    return [
      ...stray.map(key => ({
        path: [...path, key],
        rule: 'must not stand beside do',
        isKey: true,
        remedy: 'make two of it',
      })),
      ...(missing.length > 0
        ? [{path, rule: `must be do, or on, run and undo; ${missing.join(', ')} missing`}]
        : []),
      ...(read && 'deed' in read ? problemsOfDeed(file, [...path, 'do'], read.deed) : []),
      ...problemsOnMachines(file, [...path, 'on'], fault.on ?? []),
      ...problemsOfFlows(file, [...path, 'flows'], fault.flows),
      ...problemsOfRules(file, fault.expect ?? [], [...path, 'expect']),
    ]
  })
}
