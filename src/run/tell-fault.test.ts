import test from 'ava'
import {meshOf} from '../expect/mesh.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {planStory} from './plan-story.ts'
import {tellFault} from './tell-fault.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: two
networks: {lan: {subnet: 192.0.2.0/24}}
machines: {a: {networks: {lan: 192.0.2.1}}, b: {networks: {lan: 192.0.2.2}}}
expect: [{id: R1, from: a, to: b, allow: icmp}]`,
    'lab.yaml',
  ),
)

test('what is expected while a fault holds and what is expected afterwards are cases of their own', async t => {
  const told: string[] = []
  const fault = {
    id: ['X1'],
    do: ' link  lan down ',
    expect: [
      {from: ['a'], to: ['b'], deny: ['icmp']},
      {from: ['a'], to: ['b'], allow: ['icmp']},
    ],
  }
  const cases = await planStory(async story => {
    await tellFault(story, fault, {
      before: async () => told.push('before'),
      during: async () => told.push('during'),
      after: async () => told.push('after'),
      prove: async within => {
        told.push(`prove ${within}`)
        await story.expect()
      },
    })
  }, meshOf(topology))
  t.deepEqual(told, ['before', 'during', 'after', 'prove 30000'])
  t.deepEqual(
    cases.map(({suite, name, claims}) => [suite, name, ...claims].join(': ')),
    [
      'fault link lan down: link lan down',
      'fault link lan down: everybody is asked what the rules say',
      'fault link lan down: a does not reach b by icmp',
      'fault link lan down: a reaches b by icmp',
      'fault link lan down: link lan down: undone',
      'after link lan down: X1 everything came back and nothing was lost: X1',
      'after link lan down: everybody is asked what the rules say',
      'after link lan down: a reaches b by icmp: R1',
    ],
  )
})
