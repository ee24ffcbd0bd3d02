import test from 'ava'
import {canTellUnreachable, judgeFailure} from './judge-failure.ts'

const codeOf = (argv: readonly string[], status: number, wanted: Parameters<typeof judgeFailure>[2]) =>
  judgeFailure(argv, status, wanted).exitCode

test('a failure of the command’s own is what was wanted; success is a failed expectation', t => {
  for (const status of [1, 2, 7, 28, 124, 125])
    t.is(codeOf(['curl'], status, 'any of its own'), 0, `${status}`)
  t.is(codeOf(['curl'], 0, 'any of its own'), 1)
})

test('not run, used wrongly and ended by a signal are never the wanted failure', t => {
  for (const status of [64, 126, 127, 130, 137, 139, 143, 255])
    t.is(codeOf(['curl'], status, 'any of its own'), 2, `${status}`)
})

test('unreachable is what the tool says of the network, and nothing else', t => {
  for (const [tool, status] of [
    ['curl', 7],
    ['/usr/bin/curl', 28],
    ['ping', 1],
    ['timeout', 124],
  ] as const)
    t.is(codeOf([tool], status, 'unreachable'), 0, tool)
  for (const [tool, status] of [
    ['curl', 2],
    ['curl', 6],
    ['curl', 22],
    ['ping', 2],
    ['curl', 127],
    ['timeout', 125],
    ['sh', 1],
  ] as const)
    t.is(codeOf([tool], status, 'unreachable'), 2, `${tool} ${status}`)
  t.is(codeOf(['curl'], 0, 'unreachable'), 1)
  t.true(canTellUnreachable(['/bin/ping', 'x']))
  t.false(canTellUnreachable(['sh', '-c', 'curl x']))
  t.false(canTellUnreachable(['constructor']))
})
