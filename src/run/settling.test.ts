import {setTimeout} from 'node:timers/promises'
import test from 'ava'
import {convergence} from '../lab/check-context.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import {LabError} from '../process/lab-error.ts'
import {Settling} from './settling.ts'

const failed = new CheckFailed({expected: 'an answer', got: 'silence'})
const patience = 5000

/** A check that fails after so many milliseconds. */
async function fail(settling: Settling, within: number, after: number, error: Error = failed): Promise<void> {
  await settling
    .ask({patience: within}, async () => {
      await setTimeout(after)
      throw error
    })
    .catch(() => {})
}

test('checks of a lab that was just changed have all the time that it may take', t => {
  t.deepEqual(new Settling().asked({patience}), {patience})
  t.deepEqual(new Settling().asked({}), {})
})

test('once a check has waited in vain, the others wait for three answers only', async t => {
  const settling = new Settling()
  await fail(settling, 30, 40)
  t.true((settling.asked({patience}).patience ?? 0) < patience)
  t.true((settling.asked<{patience?: number}>({}).patience ?? convergence) < convergence)
  t.deepEqual(settling.asked({patience: 30}), {patience: 30})
})

test('after the next change all have their time again', async t => {
  const settling = new Settling()
  await fail(settling, 30, 40)
  settling.changed()
  t.deepEqual(settling.asked({patience}), {patience})
})

test('a check that failed at once, or could not be made, tells nothing of how long the lab takes', async t => {
  const settling = new Settling()
  await fail(settling, patience, 0)
  await fail(settling, 30, 40, new LabError('cannot ask'))
  await settling.ask({patience: 30}, () => setTimeout(40))
  t.deepEqual(settling.asked({patience}), {patience})
})
