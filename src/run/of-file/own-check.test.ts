import test from 'ava'
import type {RunResult} from '../../process/run.ts'
import {unlikeCheck} from './own-check.ts'

const said = (stdout: string, status = 0, stderr = ''): RunResult =>
  ({status, signal: null, timedOut: false, stdout, stderr}) as RunResult

test('a check holds by status and output', t => {
  t.is(unlikeCheck({}, said('anything')), undefined)
  t.is(unlikeCheck({status: 3}, said('', 3)), undefined)
  t.is(unlikeCheck({output: 'active'}, said('active\n')), undefined)
  t.is(unlikeCheck({output: '/^a.t/'}, said('active\n')), undefined)
})

test('how an answer differs is told', t => {
  t.is(unlikeCheck({}, said('', 1, 'no such unit'))?.message, 'expected status 0, got status 1: no such unit')
  t.is(unlikeCheck({output: 'active'}, said('failed\n'))?.message, 'expected output active, got failed')
  t.is(unlikeCheck({output: '/ONLINE/'}, said(''))?.message, 'expected output /ONLINE/, got none')
})
