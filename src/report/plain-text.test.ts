import test from 'ava'
import {plainText} from './plain-text.ts'

test('colours and other terminal sequences are taken out whole', t => {
  t.is(plainText('\x1b[1;31mred\x1b[0m \x1b]0;title\x07text'), 'red text')
})

test('of a progress bar only its last state remains', t => {
  t.is(plainText('pull\n 10%\r 50%\r100%\r\ndone\r\n'), 'pull\n100%\ndone\n')
  t.is(plainText('50%\r'), '50%')
})

test('characters that XML cannot carry are removed', t => {
  t.is(plainText('a\x00b\x07c\ufffed\tе\n'), 'abcd\tе\n')
  t.is(plainText('half of a pair: \ud800'), 'half of a pair: \ufffd')
})

test('a long line without an end costs no more than its length', t => {
  const start = performance.now()
  plainText('x'.repeat(2_000_000))
  t.true(performance.now() - start < 2000)
})
