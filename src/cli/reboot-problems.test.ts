import test from 'ava'
import {UsageError} from '../process/usage-error.ts'
import {rebootProblems} from './reboot-problems.ts'

const machines = ['web-1', 'web-2']

test('the whole lab and each of its machines can be rebooted', t => {
  for (const way of ['rolling', 'all', 'power-cut', ...machines])
    t.deepEqual(rebootProblems(way, machines), [])
})

test('a machine that the lab does not have is told with what it has', t => {
  t.is(
    new UsageError(rebootProblems('web-3', machines)).message,
    '--reboot must be one of rolling, all, power-cut, web-1, web-2; got "web-3"',
  )
})
