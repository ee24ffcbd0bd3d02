import type {Lab} from '../../src/lab/lab.ts'
import {fakeLab, type Say} from './fake-lab.ts'

/** Two Docker machines, web-1 and web-2: the container "fixed" is web-2's, and "a", "b" and "c" are anybody's. */
export function dockerLab(say: Say = () => ''): Lab {
  const {topology} = fakeLab()
  const [first, second] = topology.machines as [(typeof topology.machines)[0], (typeof topology.machines)[0]]
  return fakeLab(say, {
    ...topology,
    overlays: topology.overlays.map(plan =>
      plan.type === 'fan' ? {...plan, members: ['host', 'web-1', 'web-2']} : plan,
    ),
    machines: [
      {...first, name: 'web-1', role: 'docker'},
      {...second, name: 'web-2', role: 'docker'},
    ],
    containers: [
      {name: 'a', role: 'docker'},
      {name: 'fixed', role: 'docker', machine: 'web-2'},
      {name: 'b', role: 'docker'},
      {name: 'c', role: 'docker'},
    ],
  })
}
