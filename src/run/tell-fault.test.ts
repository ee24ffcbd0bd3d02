import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {meshOf} from '../expect/mesh.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import type {Features} from '../providers/provider.ts'
import {Recorder} from '../report/recorder.ts'
import {planStory} from './plan-story.ts'
import {liveStory, type StoryContext} from './story.ts'
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

test('a fault with a name is called by it, whatever it does', async t => {
  const fault = {name: 'a hardening', on: ['a'], run: 'sysctl --system\n', undo: 'true'}
  const cases = await planStory(story => tellFault(story, fault, {prove: async () => {}}), meshOf(topology))
  t.deepEqual(
    cases.map(({suite, name}) => `${suite}: ${name}`),
    [
      'fault a hardening: a hardening',
      'fault a hardening: a hardening: undone',
      'after a hardening: everything came back and nothing was lost',
    ],
  )
})

/** In a lab whose machines always see a carrier: how each case of the fault's phases ended. */
async function lackingCarrier(mayLack: boolean): Promise<string[]> {
  const recorder = new Recorder({scenario: 'test', file: join(temporaryFolder(), 'TEST-test.xml')})
  const features = {links: 'packets'} as Features
  const {signal} = new AbortController()
  const context = {lab: fakeLab(), features, provider: 'uml', signal} as StoryContext
  const mesh = meshOf(topology)
  const tell = (story: Parameters<typeof tellFault>[0]): Promise<void> =>
    tellFault(
      story,
      {do: 'link lan down', flows: [{from: ['a'], to: ['b']}]},
      {mayLack, prove: () => story.expect()},
    )
  recorder.plan(await planStory(tell, mesh))
  await tell(liveStory(recorder, context, mesh)).catch(() => {})
  recorder.close('done')
  return recorder
    .results()
    .filter(({name}) => name !== 'the run comes to its end')
    .map(({name, outcome}) => `${name}: ${JSON.stringify(outcome)}`)
}

const whyNot = 'its machines see a carrier whatever happens at the lab’s end of a link'

test('a fault that cannot be made is skipped with all that is asked after it, and the reason is told', async t => {
  const cases = await lackingCarrier(true)
  t.is(cases.length, 7)
  for (const each of cases)
    t.true(each.endsWith(`{"status":"skipped","reason":"provider uml: ${whyNot}"}`), each)
})

test('where it is not to be skipped, it is an error', async t => {
  const [first = ''] = await lackingCarrier(false)
  t.regex(
    first,
    /^flows begin before link lan down: \{"status":"error","message":"cannot make fault .*see a carrier/,
  )
})
