import test from 'ava'
import {PlaceHandle} from '../lab/machine.ts'
import {noteHeld, ownStalls} from './held-places.ts'

const place = (): PlaceHandle => new PlaceHandle({name: 'server'} as never)

test('a stall while a fault holds the machine is not its own', async t => {
  const server = place()
  const before = performance.now()
  const release = noteHeld(server)
  t.deepEqual(ownStalls(server, {at: before + 1, ms: 10_000}), [])
  await new Promise(resolve => setTimeout(resolve, 20))
  release()
  const after = performance.now()
  const left = ownStalls(server, {at: before - 30, ms: after - before + 80})
  t.is(left.length, 2)
  t.true(left.reduce((sum, {ms}) => sum + ms, 0) < 85)
})

test('where no fault held the machine a stall is told as it is', t => {
  t.deepEqual(ownStalls(place(), {at: 5, ms: 7}), [{at: 5, ms: 7}])
})
