import test from 'ava'
import {sharedWhileAsked} from './shared-while-asked.ts'

test('who asks while the question is being answered gets the same answer, and who asks later another', async t => {
  let count = 0
  const ask = sharedWhileAsked(async (_key: object) => ++count)
  const key = {}
  t.deepEqual(await Promise.all([ask(key), ask(key), ask({})]), [1, 1, 2])
  t.is(await ask(key), 3)
})

test('a question that failed is asked anew', async t => {
  let count = 0
  const ask = sharedWhileAsked(async (_key: object) => {
    if (++count === 1) throw new Error('no answer')
    return count
  })
  const key = {}
  await t.throwsAsync(ask(key), {message: 'no answer'})
  t.is(await ask(key), 2)
})
