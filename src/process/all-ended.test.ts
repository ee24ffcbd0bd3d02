import {setTimeout} from 'node:timers/promises'
import test from 'ava'
import {allEnded} from './all-ended.ts'

test('what all give is told in their order', async t => {
  t.deepEqual(await allEnded([setTimeout(20, 'late'), Promise.resolve('soon')]), ['late', 'soon'])
})

test('a failure is thrown once nothing beside it is left running', async t => {
  let ended = false
  const late = setTimeout(20).then(() => {
    ended = true
  })
  await t.throwsAsync(allEnded([Promise.reject(new Error('one failed')), late]), {message: 'one failed'})
  t.true(ended)
})
