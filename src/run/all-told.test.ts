import {setTimeout} from 'node:timers/promises'
import test from 'ava'
import {NotObservable} from '../lab/check-failed.ts'
import {LabError} from '../process/lab-error.ts'
import {allTold} from './all-told.ts'

test('what fails is thrown when nothing beside it is left running', async t => {
  let ended = false
  const slow = setTimeout(20).then(() => {
    ended = true
  })
  await t.throwsAsync(allTold([Promise.reject(new LabError('no image')), slow, false]), {message: 'no image'})
  t.true(ended)
})

test('a step that failed is thrown rather than a check beside it that could not observe anything', async t => {
  const unseen = Promise.reject(new NotObservable('the host has no part in this lab'))
  const failed = Promise.reject(new LabError('dockerd does not start'))
  await t.throwsAsync(allTold([unseen, failed]), {message: 'dockerd does not start'})
  await t.throwsAsync(allTold([unseen, true]), {instanceOf: NotObservable})
})
