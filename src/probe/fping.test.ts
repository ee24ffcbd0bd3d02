import test from 'ava'
import {fpingCommand, parseFping} from './fping.ts'

/** Captured from fping 5.1; the third target is in another network than any interface's. */
const captured = `240.132.0.1   : xmt/rcv/%loss = 10/10/0%, min/avg/max = 0.04/0.06/0.14
240.228.0.217 : xmt/rcv/%loss = 10/9/10%, min/avg/max = 0.04/0.06/0.14
240.51.0.1    : xmt/rcv/%loss = 10/0/100%
`

test('sent and received packets are read for each target', t => {
  const answers = parseFping(captured, ['240.132.0.1', '240.228.0.217', '240.51.0.1'])
  t.like(answers.get('240.132.0.1'), {sent: 10, received: 10})
  t.like(answers.get('240.228.0.217'), {sent: 10, received: 9})
  t.like(answers.get('240.51.0.1'), {sent: 10, received: 0, said: 'xmt/rcv/%loss = 10/0/100%'})
})

test('an address that begins like another is not taken for it', t => {
  const said =
    '10.0.0.1 : xmt/rcv/%loss = 1/0/100%\n10.0.0.11 : xmt/rcv/%loss = 1/1/0%, min/avg/max = 1/1/1\n'
  t.is(parseFping(said, ['10.0.0.1', '10.0.0.11']).get('10.0.0.1')?.received, 0)
})

test('an answer that misses a target is an error with what was said', t => {
  t.throws(() => parseFping('fping: command not found', ['10.0.0.1']), {
    message: /10\.0\.0\.1: fping: command not found/,
  })
})

test('a slow machine sends as many echoes, more slowly', t => {
  const argv = fpingCommand(['10.0.0.1'], {count: 10, timeoutMs: 1000, pace: 8})
  for (const word of ['--count=10', '--period=160', '--interval=8']) t.true(argv.includes(word), word)
})

test('a packet of a given size is sent with DF set', t => {
  const argv = fpingCommand(['10.0.0.1'], {count: 2, timeoutMs: 500, payload: 1422})
  t.true(argv.includes('--dontfrag'))
  t.true(argv.includes('--size=1422'))
})
