import test from 'ava'
import {shareOf, smallestLimit, tooFewProcesses} from './process-limit.ts'

test('the smallest limit of the host counts; no limit and no file are none', t => {
  t.is(smallestLimit(['32768\n', '192730\n', 'max\n']), 32_768)
  t.is(smallestLimit(['max']), Number.POSITIVE_INFINITY)
})

test('a machine has at most 4096 processes, and an eighth of the host’s', t => {
  t.is(shareOf(Number.POSITIVE_INFINITY), 4096)
  t.is(shareOf(32_768), 4096)
  t.is(shareOf(10_000), 1250)
})

test('a host with too few processes is told, with the commands that help', t => {
  t.deepEqual(tooFewProcesses(32_768), [])
  const [problem] = tooFewProcesses(1000)
  t.is(problem?.message, 'a lab needs a host that allows 4096 processes; this one allows 1000')
  t.regex(problem?.hint ?? '', /pid_max/)
})
