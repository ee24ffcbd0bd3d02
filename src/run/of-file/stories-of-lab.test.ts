import test from 'ava'
import {meshOf} from '../../expect/mesh.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {planStory} from '../plan-story.ts'
import type {Story} from '../story.ts'
import type {FileLab, ScriptFunction} from './file-lab.ts'
import {checkLab, labPersists, labUp, wholeLab} from './stories-of-lab.ts'

const text = `version: 1
lab: two
networks: {left: {subnet: 10.1.0.0/24}, right: {subnet: 10.2.0.0/24}}
machines:
  router: {networks: {left: 10.1.0.1, right: 10.2.0.1}, forward: true, files: {/etc/motd: {content: hello}}}
  web: {count: 2, networks: {left: 10.1.0.11}, gateway: 10.1.0.1}
groups: {webs: web-*}
setup:
  - {on: webs, run: "systemctl restart web\\nsleep 1"}
  - {on: webs, run: systemctl restart web}
  - {name: the router forgets, on: router, run: ip neigh flush all}
checks:
  - {id: [W1, W2], on: webs, run: systemctl is-active web, output: active}
  - {name: who is there, use: steps.mjs#look}
reboots: [{machines: router}, {how: power-cut, within: 40s}]
`

type Tell = (story: Story, lab: FileLab) => Promise<void>

async function plannedCases(tell: Tell, more = '', functions: Record<string, ScriptFunction> = {}) {
  const file = readLabFile(text + more, 'lab.yaml')
  const lab = {file, folder: '/nowhere', functions: new Map(Object.entries(functions))}
  const cases = await planStory(story => tell(story, lab), meshOf(topologyOf(file)))
  return cases.map(({suite, name, claims}) => [suite, name, ...claims].join(' | '))
}

const bringUp = [
  'bring-up | the machines boot',
  'bring-up | the machines have what they need',
  'bring-up | the machines have the files of the lab',
  'bring-up | versions are found out',
]
const setup = [
  'setup | webs: systemctl restart web',
  'setup | webs: systemctl restart web (2)',
  'setup | router: the router forgets',
]
const checksOf = (phase: string): string[] => [
  `${phase} | W1 W2 web-1: systemctl is-active web | W1 | W2`,
  `${phase} | W1 W2 web-2: systemctl is-active web | W1 | W2`,
  `${phase} | who is there`,
]
const rebootOf = (phase: string, deed: string): string[] => [
  `${phase} | ${deed}`,
  `${phase} | everything came back by itself and nothing was lost`,
  ...checksOf(phase),
]
const routerRestarts = rebootOf('reboot router', 'router: restarted')
const powerCut = rebootOf('power cut all', 'router, web-1, web-2: without power, and booted')

test('a lab is set up and checked, and again after each reboot', async t => {
  t.deepEqual(await plannedCases(wholeLab), [
    ...bringUp,
    ...setup,
    ...checksOf('checks'),
    ...routerRestarts,
    ...powerCut,
  ])
})

test('up does not reboot, check only looks, persistence only reboots', async t => {
  t.deepEqual(await plannedCases(labUp), [...bringUp, ...setup, ...checksOf('expectations')])
  t.deepEqual(await plannedCases(checkLab), checksOf('expectations'))
  t.deepEqual(await plannedCases((story, lab) => labPersists(story, lab, undefined)), [
    ...routerRestarts,
    ...powerCut,
  ])
  t.deepEqual(
    await plannedCases((story, lab) => labPersists(story, lab, 'web-2')),
    rebootOf('reboot web-2', 'web-2: restarted'),
  )
})

test('an order says what is done, and its functions are told the story', async t => {
  const order = `order:
  - {setup: the router forgets}
  - {checks: W1}
  - {use: steps.mjs#more}
  - {unchanged: router}
  - {reboot: {machines: webs, how: rolling}}
`
  const more: ScriptFunction = given =>
    (given as Story).phase('mine', () => (given as Story).step('something else', () => {}))
  t.deepEqual(await plannedCases(wholeLab, order, {'steps.mjs#more': more}), [
    ...bringUp,
    'setup | router: the router forgets',
    ...checksOf('checks').slice(0, 2),
    'before | what router look like is recorded',
    'mine | something else',
    'unchanged | nothing has changed on router',
    'reboot webs rolling | web-1, web-2: restarted one after the other',
    'reboot webs rolling | everything came back by itself and nothing was lost',
  ])
})

const arriving = `version: 1
lab: arriving
networks: {lan: {subnet: 10.1.0.0/24, host: 10.1.0.1}}
machines:
  old: {networks: {lan: 10.1.0.11}}
  late: {count: 2, networks: {lan: 10.1.0.21}, start: later}
overlays:
  wide: {type: vxlan, prefix: 10.9.0.0/24, over: lan, members: {old: 10.9.0.1, late: 10.9.0.21}}
groups: {everybody: [old, late-*]}
expect:
  - {id: A1, from: old, to: everybody, allow: icmp}
  - {id: A2, from: everybody, to: old, allow: icmp, over: wide}
checks: [{on: everybody, run: "true"}]
order:
  - {checks: all}
  - {start: late}
  - {expect: all}
  - {join: {overlay: wide, members: [old, late]}}
  - {expect: A2}
  - {checks: all}
  - {reboot: {}}
`

test('who starts or joins later is asked from then on, and not before', async t => {
  const file = readLabFile(arriving, 'lab.yaml')
  const lab = {file, folder: '/nowhere', functions: new Map()}
  const planned = async (tell: Tell): Promise<string[]> => {
    const cases = await planStory(story => tell(story, lab), meshOf(topologyOf(file)))
    return cases
      .filter(({suite, name}) => suite !== 'bring-up' && !/^V\d|everybody is asked/.test(name))
      .map(({suite, name}) => `${suite} | ${name}`)
  }
  t.deepEqual(await planned(wholeLab), [
    'checks | old: true',
    'start late | late-1, late-2: started, and part of the lab',
    'expectations | old reaches late-1 by icmp',
    'expectations | old reaches late-2 by icmp',
    'join wide | old, late-1, late-2: on wide',
    'expectations (2) | late-1 reaches old on wide by icmp',
    'expectations (2) | late-2 reaches old on wide by icmp',
    'checks (2) | old: true',
    'checks (2) | late-1: true',
    'checks (2) | late-2: true',
    'reboot all | old, late-1, late-2: restarted',
    'reboot all | everything came back by itself and nothing was lost',
  ])
  t.deepEqual((await planned(labUp)).slice(0, 2), [
    'start late | late-1, late-2: started, and part of the lab',
    'join wide | old, late-1, late-2: on wide',
  ])
  t.true((await planned(checkLab)).length > 4)
})
