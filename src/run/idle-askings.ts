import type {LabFile} from '../lab/file/lab-file.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import {progressOf} from '../lab/file/progress-of.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {topologyAfter} from '../lab/progress.ts'
import {problemsOfIdleFlows} from './idle-flows.ts'
import {problemsOfIdleRules} from './idle-rules.ts'

/** Rules and flows of a lab file by which nobody is asked. */
export function problemsOfIdleAskings(file: LabFile): LocatedProblem[] {
  // Who starts or joins later is asked from then on.
  const topology = topologyAfter(topologyOf(file), progressOf(file))
  const {setup = [], reboots = [], faults = [], order = []} = file
  const above = (key: string, index: number): string[] => [key, String(index)]
  return [
    ...problemsOfIdleRules(topology, file.expect),
    ...faults.flatMap(({expect = []}, index) =>
      problemsOfIdleRules(topology, expect, [...above('faults', index), 'expect']),
    ),
    ...[
      ...setup.map(({flows}, index) => ({flows, path: above('setup', index)})),
      ...reboots.map(({flows}, index) => ({flows, path: above('reboots', index)})),
      ...faults.map(({flows}, index) => ({flows, path: above('faults', index)})),
      ...order.map(({reboot}, index) => ({flows: reboot?.flows, path: [...above('order', index), 'reboot']})),
    ].flatMap(({flows = [], path}) => problemsOfIdleFlows(topology, flows, [...path, 'flows'])),
  ]
}
