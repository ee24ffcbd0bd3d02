import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import {controlsOf} from './deny-controls.ts'
import type {Ends} from './ends-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

const [place] = fakeLab().machines as unknown as [Endpoint['place']]
const container = (name: string, pid: number, address: string): Endpoint => ({
  ...{name, kind: 'docker', address, place, pid, network: 'front', http: false},
})
const web = container('web', 1, '10.0.1.2')
const machine: Endpoint = {name: place.name, kind: 'machine', address: '192.0.2.1', place, http: false}
const others: Record<string, Endpoint[]> = {
  api: [container('api', 2, '10.0.1.3'), container('api', 3, '10.0.1.4')],
  db: [container('db', 4, '10.0.2.2')],
  [place.name]: [machine],
}
const endsOf = (target: Endpoint): Ends => ({
  ...{source: web, target, overlay: undefined, isDirect: false, sources: [web.address], mtu: 1450},
})
const cell = (kind: 'allow' | 'deny', target: string, service: RuleCell['service']): RuleCell =>
  ({kind, source: 'web', target, service, family: 4, over: undefined}) as RuleCell

test('a container that reaches many others is still asked for its way out, by which a question may leave', t => {
  const denied = cell('deny', 'db', {kind: 'icmp'})
  const allowed = [
    cell('allow', 'api', {kind: 'icmp'}),
    cell('allow', 'api', {kind: 'http', port: 80, path: '/'}),
  ]
  const finder = {
    neighbours: () => [place.name],
    find: ({target}: {target: string}) => (others[target] ?? []).map(endsOf),
  }
  const {ways} = controlsOf(denied, endsOf(others.db?.[0] as Endpoint), [denied, ...allowed], finder)
  t.deepEqual(
    ways.map(({ends}) => ends.target.name),
    ['api', 'api', 'api', place.name],
  )
})
