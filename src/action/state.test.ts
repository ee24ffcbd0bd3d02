import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {savedChild, savedLab} from './state.ts'

test.afterEach.always(() => {
  delete process.env.STATE_lab
  delete process.env.STATE_child
})

test.serial('what main left is read', t => {
  t.is(savedLab(), undefined)
  const lab = {name: 'ci-1', label: 'x', fixture: false, keepOnFailure: true, keepFor: '24h'}
  process.env.STATE_lab = JSON.stringify(lab)
  process.env.STATE_child = '{"pid": 4711, "startTime": "8"}'
  t.deepEqual(savedLab(), lab)
  t.deepEqual(savedChild(), {pid: 4711, startTime: '8'})
})

for (const text of ['{', 'null', '[]', '{"pid": -1, "startTime": "8", "name": 1}']) {
  test.serial(`a state that main did not leave is one clear error: ${text}`, t => {
    process.env.STATE_lab = text
    process.env.STATE_child = text
    t.throws(savedLab, {instanceOf: LabError, message: /^cannot read the saved state "lab": /})
    t.throws(savedChild, {instanceOf: LabError, message: /^cannot read the saved state "child": /})
  })
}
