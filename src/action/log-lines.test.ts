import test from 'ava'
import {LogLines} from './log-lines.ts'

function log(...lines: string[]): string[] {
  const printed: string[] = []
  const to = new LogLines(line => printed.push(line))
  for (const line of lines) to.line(line)
  to.end()
  return printed
}

test('each phase is a group, and its last line stands below it', t => {
  t.deepEqual(
    log('[  0.1s] bring-up:', '[  0.2s]   passed  P1 (0.1s)', '[  0.3s] bring-up: done in 0.2s', 'end'),
    [
      '::group::bring-up',
      '[  0.2s]   passed  P1 (0.1s)',
      '::endgroup::',
      '[  0.3s] bring-up: done in 0.2s',
      'end',
    ],
  )
})

test('a phase that did not end is closed by the next one and by the end', t => {
  t.deepEqual(log('[  0.1s] one:', '[  0.2s] two:'), [
    '::group::one',
    '::endgroup::',
    '::group::two',
    '::endgroup::',
  ])
})

test('nothing that anybody says is a command to the runner', t => {
  const attacks = [
    ...['::error::x', '  ::add-mask::x', '::stop-commands::x', '\u001b[0m::set-output name=a::b'],
    ...['##[error]x', 'a ##[add-mask]b', '[  0.1s] ##[group]x:', '\r::warning::x', '::endgroup::'],
  ]
  for (const line of log(...attacks)) {
    if (/^::(group::|endgroup::$)/.test(line)) continue
    t.notRegex(line, /^\s*::|##\[/)
  }
  t.deepEqual(log('::group::x', '::endgroup::'), ['  | ::group::x', '  | ::endgroup::'])
})

test('a name of a phase cannot end the command that it is in', t => {
  t.deepEqual(log('[  0.1s] a%0Ab:'), ['::group::a%250Ab', '::endgroup::'])
})

test('a join token that comes past the scenario’s own masking is masked', t => {
  const token = Buffer.from('{"server_name":"lxd-2","secret":"0123456789abcdef"}').toString('base64')
  t.deepEqual(log(`token ${token} and 0123456789abcdef`), ['token *** and ***'])
})
