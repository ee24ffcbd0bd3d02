import test from 'ava'
import {crowdOf} from './crowd.ts'

test('the machines of a small lab take no turns, and nothing takes longer', async t => {
  const {times, command} = crowdOf(8, 2)
  t.is(times, 1)
  let going = 0
  const all = Array.from({length: 100}, () => command(async () => ++going))
  t.is(going, 100)
  await Promise.all(all)
})

test('in a lab of more machines than the processors can serve, four for each are busy at once', async t => {
  const {busyAtOnce, times, command, connection} = crowdOf(64, 2)
  t.deepEqual([busyAtOnce, times], [8, 8])
  for (const inTurn of [command, connection]) {
    let [going, most] = [0, 0]
    await Promise.all(
      Array.from({length: 30}, () =>
        inTurn(async () => {
          most = Math.max(most, ++going)
          await new Promise(resolve => setImmediate(resolve))
          going--
        }),
      ),
    )
    t.is(most, 8)
  }
})
