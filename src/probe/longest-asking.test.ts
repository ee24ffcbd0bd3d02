import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {longestAsking} from './longest-asking.ts'
import type {Question} from './question.ts'

const [here, there] = fakeLab().machines
const questions = (place: typeof here, kind: 'echo' | 'tcp', many: number): Question[] =>
  Array.from(
    {length: many},
    () => ({source: {place}, service: {kind}, count: 3, period: 100, within: 400}) as unknown as Question,
  )

test('connections that wait until others are over have that much more time', t => {
  t.is(longestAsking([]), 0)
  t.is(longestAsking(questions(here, 'echo', 1000)), 1500)
  t.is(longestAsking(questions(here, 'tcp', 21)), 1500 + 400)
  // 3000 connections, 64 at a time.
  t.is(longestAsking(questions(here, 'tcp', 1000)), 1500 + 47 * 400)
  // Each machine has its own.
  t.is(longestAsking([...questions(here, 'tcp', 1000), ...questions(there, 'tcp', 900)]), 1500 + 47 * 400)
})
