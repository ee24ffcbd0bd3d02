import test from 'ava'
import {atMost} from './at-most.ts'

/** A work that goes on until it is told to end. */
function work(): {work: () => Promise<void>; end: () => void; begun: () => boolean} {
  let begun = false
  const {promise, resolve} = Promise.withResolvers<void>()
  return {
    work() {
      begun = true
      return promise
    },
    end: resolve,
    begun: () => begun,
  }
}

const soon = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('no more than so many go on at once, and the next begins when one ends, also by an error', async t => {
  const inTurn = atMost(2)
  const [first, second, third, fourth] = [work(), work(), work(), work()]
  const all = [first, second, third, fourth].map(each => inTurn(each.work))
  await soon()
  t.deepEqual(
    [first, second, third, fourth].map(each => each.begun()),
    [true, true, false, false],
  )
  second.end()
  await soon()
  t.deepEqual([third.begun(), fourth.begun()], [true, false])
  await t.throwsAsync(
    Promise.all([
      inTurn(() => Promise.reject(new Error('no'))),
      ...[first, third, fourth].map(each => each.end()),
    ]),
    {message: 'no'},
  )
  await Promise.all(all)
})

test('one that takes long keeps nobody waiting, and gives its turn back once', async t => {
  const inTurn = atMost(1, 20)
  const [long, second, third] = [work(), work(), work()]
  const all = [long, second].map(each => inTurn(each.work))
  while (!second.begun()) await soon()
  long.end()
  await all[0]
  const last = inTurn(third.work)
  await soon()
  t.false(third.begun())
  for (const each of [second, third]) each.end()
  await Promise.all([...all, last])
  t.true(third.begun())
})
