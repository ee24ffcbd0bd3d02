import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {RuleCell} from './rule-cell.ts'
import {sortCells} from './sort-cells.ts'
import {waitForContained} from './wait-for-contained.ts'

const {topology} = fakeLab()
const web = {name: 'web', role: 'docker', pattern: 'shop_web*', network: 'shop'} as const

/** A container on the first machine; Docker of the second begins to tell at the `tells`th look. */
function labWith({tells}: {tells: number}) {
  let looks = 0
  return fakeLab(
    (machine, argv) => {
      const [program, word] = argv
      if (program === 'nsenter') return '[]'
      if (program === 'sh') return 'enabled\nactivating\n'
      if (machine === 'lxd-2' && word === 'ps')
        return ++looks >= tells ? '' : {status: 1, stderr: 'it still starts'}
      if (machine !== 'lxd-1') return word === 'ps' ? '' : '[]'
      if (word === 'ps') return 'shop_web.1'
      return JSON.stringify([
        {
          Name: '/shop_web.1',
          State: {Running: true, Pid: 100},
          NetworkSettings: {Networks: {shop: {IPAddress: '172.18.0.2', IPPrefixLen: 16}}},
        },
      ])
    },
    {
      ...topology,
      containers: [],
      machines: topology.machines.map(plan => ({...plan, role: 'plain'})),
      found: [web],
    },
  )
}

const cell = {
  ...{name: 'web reaches lxd-1 by icmp', kind: 'allow', source: 'web', target: 'lxd-1', family: 4},
  service: {by: 'icmp'},
} as unknown as RuleCell

test('a rule does not hold of a name as long as a machine does not tell whom it has of it', async t => {
  const {results} = await sortCells({lab: labWith({tells: Infinity})}, [cell], () => true)
  const {passed, unjudged} = results.of(cell)
  t.false(passed)
  t.regex(unjudged ?? '', /Docker on lxd-2 does not tell: status 1: it still starts/)
})

test('a machine that does not tell yet is waited for', async t => {
  const {passedOver} = await waitForContained(labWith({tells: 2}), [cell], [cell], {isLate: () => false})
  t.deepEqual([...passedOver], [])
})
