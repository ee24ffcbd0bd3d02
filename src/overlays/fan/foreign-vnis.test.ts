import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {overlayOf} from '../index.ts'
import {mostAsked, tunnelsTakeOwnVni} from './foreign-vnis.ts'

interface Question {
  vni: number
  foreign: number[]
  peers: Record<string, {underlay: string; address: string; mac: string}>
  notes: boolean
}
type Answer = {own: boolean; foreign: number[]}

/** A fan whose members answer each other as told; the one without a bridge has none. */
const labWith = (
  answer: (asker: string, asked: string) => Answer,
  withoutBridge = '',
  questions: Question[] = [],
  forgotten: string[] = [],
) =>
  fakeLab((name, argv, options) => {
    if (argv[0] === 'python3') {
      const said = String(options?.stdin)
      if (argv.at(-1) === 'forget_neighbours') {
        forgotten.push(`${name} ${said.slice(said.lastIndexOf('{"known"'))}`)
        return '{"left":0}'
      }
      const question = JSON.parse(
        said.slice(said.lastIndexOf('{"underlay":"', said.indexOf('"vni"'))),
      ) as Question
      questions.push(question)
      const peers = Object.keys(question.peers)
      return JSON.stringify({
        answers: Object.fromEntries(peers.map(peer => [peer, answer(name, peer)])),
        known: question.notes ? [[2, 7, '0a4f5901']] : [],
      })
    }
    const number = ['host', 'lxd-1', 'lxd-2', 'lxd-3', 'load-balancer'].indexOf(name) + 1
    const local = overlayOf(fakeLab()).addressOf({name})
    const bridge = {
      ...{ifindex: number, ifname: 'br', mtu: 1450, flags: ['UP'], address: `02:00:00:00:00:0${number}`},
      addr_info: [{family: 'inet', local, prefixlen: 8, scope: 'global'}],
    }
    // Interfaces, or those of a kind.
    const isThere = name !== withoutBridge && !argv.includes('vxlan')
    return JSON.stringify(isThere ? [bridge] : [])
  })

const judge = (lab: ReturnType<typeof labWith>, room = Number.POSITIVE_INFINITY): Promise<void> =>
  tunnelsTakeOwnVni(overlayOf(lab), room)({lab}, {endpoints: [], missing: []})

const right = (): Answer => ({own: true, foreign: []})

test('every member asks every other in the own VNI and in others, never in its own twice', async t => {
  const questions: Question[] = []
  await judge(labWith(right, '', questions))
  t.is(questions.length, 5)
  for (const {vni, foreign, peers} of questions) {
    t.is(Object.keys(peers).length, 4)
    t.true(foreign.length >= 5 && !foreign.includes(vni))
    t.true(foreign.includes(vni + 1) && foreign.includes(0xffffff))
  }
})

test('a member that takes another VNI, or not its own, is told with who asked and in which', async t => {
  const foreign = labWith((asker, asked) =>
    asker === 'lxd-1' && asked === 'lxd-3' ? {own: true, foreign: [77]} : right(),
  )
  const taken = await t.throwsAsync(judge(foreign), {instanceOf: CheckFailed})
  t.regex(taken.message, /got lxd-3 answers a frame of VNI 77 from lxd-1$/m)
  const silent = labWith((asker, asked) =>
    asker === 'host' && asked === 'lxd-2' ? {own: false, foreign: []} : right(),
  )
  const dropped = await t.throwsAsync(judge(silent), {instanceOf: CheckFailed})
  t.regex(dropped.message, /got lxd-2 answers no frame of VNI \d+ from host$/m)
})

test('a member without a bridge is told, and the others are asked', async t => {
  const error = await t.throwsAsync(judge(labWith(right, 'lxd-2')), {instanceOf: CheckFailed})
  t.regex(error.message, /got lxd-2 has no bridge$/m)
})

test('all members ask each other as long as the kernel has room for that many neighbours, else each asks some', t => {
  const room = 768
  t.deepEqual(
    [2, 5, 20, 21, 32, 64, 1000].map(members => mostAsked(members, room)),
    [1, 4, 19, 9, 6, 3, 1],
  )
  t.is(mostAsked(64, Number.POSITIVE_INFINITY), 63)
})

test('where the kernel has little room, members forget whom they have met by being asked, and nobody else', async t => {
  const [questions, forgotten]: [Question[], string[]] = [[], []]
  await judge(labWith(right, '', questions, forgotten), 100)
  t.true(questions.every(({notes}) => notes))
  t.is(forgotten.length, 5)
  for (const each of forgotten) t.regex(each, /^[\w-]+ \{"known":\[\[2,7,"0a4f5901"\]\],/)
})

test('where the kernel has room, nobody is asked to forget', async t => {
  const [questions, forgotten]: [Question[], string[]] = [[], []]
  await judge(labWith(right, '', questions, forgotten), 121)
  t.false(questions.some(({notes}) => notes))
  t.is(forgotten.length, 0)
})
