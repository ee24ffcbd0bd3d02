import test from 'ava'
import {PlaceHandle} from '../lab/machine.ts'
import {FlowPlace} from './flow-place.ts'
import {doneLine} from './flow-wire.ts'
import {ProberGone} from './prober.ts'

test('what a place was asked when it is abandoned is given up, and no other prober is asked for it', async t => {
  let opened = 0
  const frozen = {
    name: 'a',
    open() {
      opened++
      return {write() {}, close() {}}
    },
  }
  const place = FlowPlace.of(new PlaceHandle(frozen as never))
  const asked = [1, 2].map(id => place.ask({do: 'stop', id}, doneLine))
  await new Promise(resolve => setImmediate(resolve))
  place.abandon()
  for (const each of asked) await t.throwsAsync(each, {instanceOf: ProberGone, message: /given up/})
  t.is(opened, 1)
})
