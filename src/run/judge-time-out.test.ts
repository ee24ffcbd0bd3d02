import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import type {Lab} from '../lab/lab.ts'
import {CommandTimedOut} from '../process/command-timed-out.ts'
import {LabError} from '../process/lab-error.ts'
import {judgeTimeOut} from './judge-time-out.ts'

const waits = new CommandTimedOut(
  'cannot run "docker inspect nginx" on load-balancer: it did not end before its deadline',
  {place: 'load-balancer', command: 'docker inspect nginx'},
)

/** A lab in which one machine does not answer. */
const labWithout = (dead: string): Lab =>
  fakeLab(name => {
    if (name === dead) throw new LabError(`cannot reach ${name}`)
    return ''
  })

test('a command that did not end on a machine that answers is a failure of what was asked there', async t => {
  const judged = await judgeTimeOut(new Error('no container', {cause: waits}), labWithout('lxd-1'))
  t.true(judged instanceof CheckFailed)
  t.like(judged, {
    expected: '"docker inspect nginx" ends on load-balancer',
    got: `${waits.message}; load-balancer itself answers`,
    hint: 'docker inspect nginx, on load-balancer',
  })
})

test('on a machine that does not answer it stays an error', async t => {
  t.is(await judgeTimeOut(waits, labWithout('load-balancer')), waits)
})

test('what is no time-out stays as it is', async t => {
  for (const error of [new LabError('no Docker'), new TypeError('x'), 'text'])
    t.is(await judgeTimeOut(error, labWithout('nobody')), error)
  t.is(await judgeTimeOut(waits, undefined), waits)
})
