import test from 'ava'
import {hostPace, measureHostPace, paced, paceOf} from './host-pace.ts'

test('a host of the usual pace, and a faster one, has deadlines as they are', t => {
  t.is(paceOf(15), 1)
  t.is(paceOf(45), 1)
})

test('a slow host has longer ones, up to ten times', t => {
  t.is(paceOf(180), 4)
  t.is(paceOf(100_000), 10)
})

test('the pace is 1 until it is measured, and measuring costs little', t => {
  t.is(paced(1000), 1000)
  const start = performance.now()
  measureHostPace()
  t.true(performance.now() - start < 1000)
  t.true(hostPace() >= 1 && hostPace() <= 10)
  t.is(paced(1000), 1000 * hostPace())
})
