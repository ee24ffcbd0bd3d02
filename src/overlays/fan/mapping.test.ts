import test from 'ava'
import fc from 'fast-check'
import {largestPing} from '../../lab/largest-ping.ts'
import {
  contains,
  formatAddress,
  formatPrefix,
  hostBits,
  networkOf,
  overlap,
  type Prefix,
  parseAddress,
  parsePrefix,
} from '../../process/prefix.ts'
import {bridgeName, fanAddress, overlayMtu, sliceLength, sliceOf, underlayOf, vni} from './mapping.ts'

// The table of the article's claims, section Mapping.
const table = [
  ['10.79.89.225/24', '240.0.0.0/8', '240.225.0.0/16', '240.225.0.1'],
  ['10.79.89.132/24', '240.0.0.0/8', '240.132.0.0/16', '240.132.0.1'],
  ['10.79.89.1/24', '240.0.0.0/8', '240.1.0.0/16', '240.1.0.1'],
  ['172.16.3.4/16', '250.0.0.0/8', '250.3.4.0/24', '250.3.4.1'],
  ['10.79.89.225/24', '172.31.0.0/16', '172.31.225.0/24', '172.31.225.1'],
] as const

for (const [own, over, slice, fan] of table) {
  test(`${own} has the slice ${slice} of ${over} and the fan address ${fan}`, t => {
    const underlay = parsePrefix(own)
    const overlay = parsePrefix(over)
    t.is(formatPrefix(sliceOf(underlay.address, underlay, overlay)), slice)
    t.is(formatAddress(fanAddress(underlay.address, underlay, overlay)), fan)
    t.is(underlayOf(parseAddress(fan), underlay, overlay), underlay.address)
  })
}

test('the container 240.228.0.217 of the article lives on 10.79.89.228', t => {
  const underlay = parsePrefix('10.79.89.0/24')
  const found = underlayOf(parseAddress('240.228.0.217'), underlay, parsePrefix('240.0.0.0/8'))
  t.is(formatAddress(found), '10.79.89.228')
})

/** Every pair of lengths whose slices hold at least two addresses for hosts. */
const pair = fc
  .tuple(fc.integer({min: 1, max: 30}), fc.integer({min: 0, max: 28}), fc.nat(0xffffffff), fc.nat(0xffffffff))
  .map(([n, m, under, over]): [Prefix, Prefix] => [
    networkOf({address: under, length: n}),
    networkOf({address: over, length: m}),
  ])
  .filter(([underlay, overlay]) => sliceLength(underlay, overlay) <= 30)

test('the mapping and its reverse agree for every legal pair, host and address of its slice', t => {
  fc.assert(
    fc.property(pair, fc.nat(0xffffffff), fc.nat(0xffffffff), ([underlay, overlay], a, b) => {
      const hosts = 2 ** (32 - underlay.length) - 2
      const own = underlay.address + 1 + (a % hosts)
      const slice = sliceOf(own, underlay, overlay)
      const inside = slice.address + hostBits(b, slice.length)
      t.true(contains(overlay, inside))
      t.is(underlayOf(inside, underlay, overlay), own)
      t.is(fanAddress(own, underlay, overlay), slice.address + 1)
    }),
  )
})

test('two machines never share a slice', t => {
  fc.assert(
    fc.property(pair, fc.nat(0xffffffff), fc.nat(0xffffffff), ([underlay, overlay], a, b) => {
      const hosts = 2 ** (32 - underlay.length) - 2
      const [one, other] = [a, b].map(n => underlay.address + 1 + (n % hosts)) as [number, number]
      const shared = overlap(sliceOf(one, underlay, overlay), sliceOf(other, underlay, overlay))
      t.is(shared, one === other)
    }),
  )
})

test('the network itself and the broadcast address have no fan address', t => {
  const underlay = parsePrefix('10.79.89.0/24')
  const overlay = parsePrefix('240.0.0.0/8')
  t.throws(() => fanAddress(parseAddress('10.79.89.0'), underlay, overlay), {
    message: 'cannot map 10.79.89.0: its host bits are all zero: the network itself',
  })
  t.throws(() => fanAddress(parseAddress('10.79.89.255'), underlay, overlay), {
    message: 'cannot map 10.79.89.255: its host bits are all one: the broadcast address',
  })
})

test('an address outside of the prefix it should be mapped from is refused', t => {
  const underlay = parsePrefix('10.79.89.0/24')
  const overlay = parsePrefix('240.0.0.0/8')
  t.throws(() => fanAddress(parseAddress('10.79.88.1'), underlay, overlay), {
    message: 'cannot map 10.79.88.1: it is not in the underlay 10.79.89.0/24',
  })
  t.throws(() => underlayOf(parseAddress('241.0.0.1'), underlay, overlay), {
    message: 'cannot map 241.0.0.1 back: it is not in the overlay 240.0.0.0/8',
  })
})

test("the VNI is the overlay's first three octets", t => {
  t.is(vni(parsePrefix('240.0.0.0/8')), 15728640)
  t.is(vni(parsePrefix('250.0.0.0/8')), 16384000)
  t.is(vni(parsePrefix('10.0.0.0/8')), 655360)
})

test('a full packet of the overlay is fifty bytes shorter, a full ping has 1422 bytes at 1500', t => {
  t.is(overlayMtu(1500), 1450)
  t.is(largestPing(overlayMtu(1500)), 1422)
})

test("a bridge is named for the overlay's significant octets", t => {
  t.is(bridgeName(parsePrefix('240.0.0.0/8')), 'fan-240')
  t.is(bridgeName(parsePrefix('172.31.0.0/16')), 'fan-172-31')
  t.is(bridgeName(parsePrefix('240.0.0.0/4')), 'fan-240')
})
