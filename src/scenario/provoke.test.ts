import test from 'ava'
import {sabotages} from '../sabotage/index.ts'
import {judge} from './provoke.ts'

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

test('there are at least 30 acts of sabotage, each with a name of its own and something that must turn red', t => {
  t.true(sabotages.length >= 30)
  t.is(new Set(sabotages.map(({name}) => name)).size, sabotages.length)
  for (const {name, expect} of sabotages) t.true(expect.length > 0, name)
})
