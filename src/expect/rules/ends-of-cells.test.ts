import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {type Ends, endsOf} from './ends-of-cells.ts'
import {questionsOfCell} from './questions-of-cell.ts'
import type {RuleCell} from './rule-cell.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: both
networks:
  lan: {subnet: 10.1.0.0/24}
machines:
  m: {count: 3, networks: {lan: 10.1.0.11}, role: netns}
overlays:
  wide: {type: fan, prefix: 240.0.0.0/8, over: lan, members: m-*}
  flat: {type: vxlan, prefix: 10.9.0.0/24, over: lan, members: {m: 10.9.0.1}}
`,
    'lab.yaml',
  ),
)

test('on a VXLAN the search for a machine goes to all members, on a fan to the one that has the address', t => {
  const finder = endsOf(
    fakeLab(() => '', topology),
    new Map(),
    {
      ...{endpoints: new Map(), reasons: new Map(), passedOver: new Map()},
    },
  )
  const searchedOn = (over: string): string[] | undefined => {
    const cell = {
      kind: 'allow',
      source: 'm-1',
      target: 'm-2',
      family: 4,
      over,
      service: {kind: 'icmp'},
    } as const
    const [ends] = finder.find(cell) as readonly Ends[]
    const [question] = questionsOfCell(cell as unknown as RuleCell, ends as Ends, 1, 'all')
    return question?.searched?.map(({name}) => name)
  }
  t.deepEqual(searchedOn('flat'), ['m-1', 'm-2', 'm-3'])
  t.is(searchedOn('wide'), undefined)
  t.is(searchedOn('lan'), undefined)
})
