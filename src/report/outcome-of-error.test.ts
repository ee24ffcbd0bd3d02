import assert from 'node:assert/strict'
import test from 'ava'
import {CheckFailed} from '../lab/check-failed.ts'
import {LabError} from '../process/lab-error.ts'
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

/** What the body throws. */
function thrownBy(body: () => void): unknown {
  try {
    body()
  } catch (error) {
    return error
  }
  throw new Error('it throws nothing')
}

test('an assertion of node:assert that does not hold is a failure, with expected and got', t => {
  t.deepEqual(outcomeOfError(thrownBy(() => assert.equal('10.0.0.1', '10.0.0.2'))), {
    status: 'failed',
    expected: '"10.0.0.2"',
    got: '"10.0.0.1"',
  })
  const slow = thrownBy(() => assert.ok(3500 < 3000, 'the detour takes less than 3 s'))
  t.deepEqual(outcomeOfError(slow), {
    status: 'failed',
    expected: 'the detour takes less than 3 s: true',
    got: 'false',
  })
  t.deepEqual(outcomeOfError(thrownBy(() => assert.deepEqual({a: [1]}, {a: [2]}))), {
    status: 'failed',
    expected: '{ a: [ 2 ] }',
    got: '{ a: [ 1 ] }',
  })
})

test('assertions of other libraries are failures, too', t => {
  // chai 6: its class has this name, and the values where a reporter shows them.
  const chai = Object.assign(new Error('expected 1 to equal 2'), {
    name: 'AssertionError',
    actual: 1,
    expected: 2,
  })
  t.like(outcomeOfError(chai), {status: 'failed', expected: 'expected 1 to equal 2: 2', got: '1'})
  // jest's expect 30: the values are in matcherResult, the message has colours.
  const message = '\u001b[2mexpect(\u001b[22mreceived).toBe(expected)'
  const jest = Object.assign(new Error(message), {matcherResult: {actual: 'a', expected: 'b', pass: false}})
  t.like(outcomeOfError(jest), {
    status: 'failed',
    expected: 'expect(received).toBe(expected): "b"',
    got: '"a"',
  })
  const bare = Object.assign(new Error('no way'), {name: 'AssertionError'})
  t.like(outcomeOfError(bare), {status: 'failed', expected: 'no way', got: 'it does not'})
})

test('an error that is no assertion stays an error, whatever it says', t => {
  t.like(outcomeOfError(new Error('AssertionError: 1 == 2')), {status: 'error'})
})
