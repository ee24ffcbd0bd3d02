import test from 'ava'
import {sabotages} from '../../labs/article/sabotage/index.ts'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {Witness} from '../evidence/witness.ts'
import type {Sabotage} from '../faults/sabotage.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import {judge, provoke} from './provoke.ts'
import type {StoryContext} from './story.ts'

const sabotage = {expect: ['F2', 'P48'], may: ['D2']}

test('sabotage is caught when what was expected is red, with or without what may be', t => {
  t.deepEqual(judge(sabotage, new Set(['P48', 'F2'])), {caught: 'by what was expected'})
  t.deepEqual(judge(sabotage, new Set(['P48', 'F2', 'D2'])), {caught: 'by what was expected'})
})

test('sabotage that turns nothing red is missed', t => {
  t.like(judge(sabotage, new Set()), {caught: 'missed', problem: {got: 'everything stayed green'}})
})

test('sabotage that only others notice is told with what they are', t => {
  t.like(judge(sabotage, new Set(['P48', 'D2'])), {caught: 'by others only', problem: {got: 'red: D2 P48'}})
})

test('something unrelated that turns red is no good catch either', t => {
  t.like(judge(sabotage, new Set(['P48', 'F2', 'P1'])), {
    caught: 'and more',
    problem: {got: 'unrelated and red: P1'},
  })
})

test('sabotage that is caught is no good catch where packets are said to be lost elsewhere', t => {
  const act = {...sabotage, lastSeen: 'the question was last seen leaving by eth0 of lxd-2'}
  const red = new Set(['F2', 'P48'])
  t.deepEqual(
    judge(act, red, [
      'the answer was last seen arriving by eth0 of lxd-1',
      'the question was last seen leaving by eth0 of lxd-2',
    ]),
    {
      caught: 'by what was expected',
    },
  )
  t.like(judge(act, red, ['the answer was last seen arriving by eth0 of lxd-1']).problem, {
    got: 'the answer was last seen arriving by eth0 of lxd-1',
  })
  t.like(judge(act, red).problem, {got: 'no packet was seen'})
})

test('there are at least 30 acts of sabotage, each with a name of its own and something that must turn red', t => {
  t.true(sabotages.length >= 30)
  t.is(new Set(sabotages.map(({name}) => name)).size, sabotages.length)
  for (const {name, expect} of sabotages) t.true(expect.length > 0, name)
})

test('nobody looks for the cause of what was broken on purpose', async t => {
  let broken = false
  let looked = false
  const context = {
    lab: fakeLab(),
    signal: new AbortController().signal,
    witness: {
      testify: async () => {
        looked = true
        return {groups: []}
      },
    } as unknown as Witness,
  } as unknown as StoryContext
  const sabotage: Sabotage = {
    name: 'the cable is pulled',
    expect: ['P1'],
    act: async () => {
      broken = true
    },
    undo: async () => {
      broken = false
    },
  }
  const {caught} = await provoke(context, sabotage, story =>
    story.phase('cable', () =>
      story.check('P1', 'the cable is in', () => {
        if (broken) throw new CheckFailed({expected: 'a cable', got: 'none'})
      }),
    ),
  )
  t.is(caught, 'by what was expected')
  t.false(looked)
})

test('what turned red without having to do with the act tells what it saw', async t => {
  let broken = false
  const context = {lab: fakeLab(), signal: new AbortController().signal} as unknown as StoryContext
  const act: Sabotage = {
    ...{name: 'the cable is pulled', expect: ['P1']},
    act: async () => {
      broken = true
    },
    undo: async () => {
      broken = false
    },
  }
  const {problem} = await provoke(context, act, story =>
    story.phase('cable', async () => {
      for (const id of ['P1', 'P2'])
        await story.check(id, 'holds', () => {
          if (broken) throw new CheckFailed({expected: 'a cable', got: `no cable for ${id}`})
        })
    }),
  )
  t.is(problem?.got, 'unrelated and red: P2 holds: no cable for P2')
})
