import test from 'ava'
import fc from 'fast-check'
import {contains, formatAddress, formatPrefix, maskOf, parseAddress, parsePrefix} from './prefix.ts'

const address = fc.nat({max: 0xffffffff})

test('a prefix reads back as it was printed', t => {
  fc.assert(
    fc.property(address, fc.nat({max: 32}), (address, length) => {
      t.deepEqual(parsePrefix(formatPrefix({address, length})), {address, length})
      t.is(parseAddress(formatAddress(address)), address)
    }),
  )
})

test('the host bits of a prefix are kept', t => {
  t.deepEqual(parsePrefix('10.79.89.225/24'), {address: 0x0a4f59e1, length: 24})
})

for (const text of [
  '10.79.89.0',
  '10.79.89.0/',
  '10.79.89.0/33',
  '10.79.89.0/024',
  '10.79.89.0/24/8',
  '010.79.89.0/24',
  '10.79.89.256/24',
  '10.79.89/24',
  '10.79.89.0.1/24',
  '10.79..0/24',
  '0x0a.79.89.0/24',
  ' 10.79.89.0/24',
  '10.79.89.0/24 ',
  '-1.79.89.0/24',
  '',
  '/',
]) {
  test(`"${text}" is refused as a prefix, with the text and the rule`, t => {
    t.throws(() => parsePrefix(text), {
      message: `cannot parse prefix "${text}": expected four decimal numbers from 0 to 255 without leading zeros, a slash, and a length from 0 to 32`,
    })
  })
}

test('an address with a length is refused as an address', t => {
  t.throws(() => parseAddress('10.0.0.1/8'), {message: /^cannot parse address "10.0.0.1\/8": expected four/})
})

test('masks are right at both ends, where shifts of 32 bits go wrong', t => {
  t.is(maskOf(0), 0)
  t.is(maskOf(1), 0x80000000)
  t.is(maskOf(24), 0xffffff00)
  t.is(maskOf(32), 0xffffffff)
})

test('a prefix contains its own addresses and no others', t => {
  const prefix = parsePrefix('240.0.0.0/8')
  t.true(contains(prefix, parseAddress('240.255.255.255')))
  t.false(contains(prefix, parseAddress('241.0.0.0')))
  t.true(contains({address: 0, length: 0}, 0xffffffff))
})
