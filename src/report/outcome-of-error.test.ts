import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {CheckFailed} from './check-failed.ts'
import {outcomeOfError, traceOfError} from './outcome-of-error.ts'

test('a failed check says what was expected and what came', t => {
  const error = new CheckFailed({expected: 'a reply', got: 'silence', hint: 'ip -d link show ftun0'})
  t.deepEqual(outcomeOfError(error), {
    status: 'failed',
    expected: 'a reply',
    got: 'silence',
    hint: 'ip -d link show ftun0',
  })
  t.deepEqual(traceOfError(error), {})
})

test('an error tells its causes, each once', t => {
  const root = new Error('exit status 1')
  const cause = new Error('lxc said no', {cause: root})
  const error = new LabError('cannot launch c1 on lxd-1: lxc said no', {cause, hint: 'lxc operation list'})
  t.deepEqual(outcomeOfError(error), {
    status: 'error',
    message: 'cannot launch c1 on lxd-1: lxc said no: exit status 1',
    hint: 'lxc operation list',
  })
})

test('causes that go round in a circle end', t => {
  const error = new Error('a')
  error.cause = error
  t.deepEqual(outcomeOfError(error), {status: 'error', message: 'a'})
})

test('an error that nobody worded keeps its stack', t => {
  const error = new TypeError('x is not a function')
  t.regex(traceOfError(error).output ?? '', /outcome-of-error\.test/)
})

test('even what is no error gets a message', t => {
  t.deepEqual(outcomeOfError('text'), {status: 'error', message: 'text'})
  t.deepEqual(outcomeOfError(undefined), {status: 'error', message: 'unknown error'})
})
