import test from 'ava'
import fc from 'fast-check'
import {formatPrefix, networkOf, parsePrefix} from '../../process/prefix.ts'
import {validateFanPair} from './validate-fan-pair.ts'

function validate(underlay: string, overlay: string, options?: {lxd?: boolean}): string[] {
  return validateFanPair(parsePrefix(underlay), parsePrefix(overlay), options)
}

for (const [underlay, overlay] of [
  ['10.79.89.0/24', '240.0.0.0/8'],
  ['172.16.0.0/16', '250.0.0.0/8'],
  ['250.79.89.0/24', '10.0.0.0/8'],
  ['10.79.89.0/24', '11.0.0.0/8'],
  ['255.255.254.0/24', '240.0.0.0/8'],
  ['10.79.89.0/24', '172.31.0.0/16'],
] as const) {
  test(`${overlay} over ${underlay} breaks no rule`, t => {
    t.deepEqual(validate(underlay, overlay), [])
  })
}

const cases: [underlay: string, overlay: string, broken: string[]][] = [
  ['10.79.89.1/24', '240.0.0.0/8', ['underlay 10.79.89.1/24 has host bits set: write 10.79.89.0/24']],
  ['10.79.89.0/24', '240.225.0.1/8', ['overlay 240.225.0.1/8 has host bits set: write 240.0.0.0/8']],
  ['10.79.89.0/24', '10.0.0.0/8', ['underlay 10.79.89.0/24 and overlay 10.0.0.0/8 overlap']],
  ['10.79.89.0/24', '127.0.0.0/8', ['overlay 127.0.0.0/8 overlaps 127.0.0.0/8, which is loopback']],
  ['10.79.89.0/24', '0.0.0.0/8', ['overlay 0.0.0.0/8 overlaps 0.0.0.0/8, which is "this network"']],
  ['127.1.2.0/24', '240.0.0.0/8', ['underlay 127.1.2.0/24 overlaps 127.0.0.0/8, which is loopback']],
  ['0.1.2.0/24', '240.0.0.0/8', ['underlay 0.1.2.0/24 overlaps 0.0.0.0/8, which is "this network"']],
  ['239.1.0.0/16', '240.0.0.0/8', ['underlay 239.1.0.0/16 overlaps 224.0.0.0/4, which is multicast']],
  ['169.254.9.0/24', '240.0.0.0/8', ['underlay 169.254.9.0/24 overlaps 169.254.0.0/16, which is link-local']],
  [
    '255.255.255.0/24',
    '240.0.0.0/8',
    ['underlay 255.255.255.0/24 overlaps 255.255.255.255/32, which is the broadcast address'],
  ],
  ['10.79.89.0/24', '230.0.0.0/8', ['overlay 230.0.0.0/8 overlaps 224.0.0.0/4, which is multicast']],
  [
    '10.79.89.0/24',
    '169.254.0.0/16',
    ['overlay 169.254.0.0/16 overlaps 169.254.0.0/16, which is link-local'],
  ],
  [
    '10.79.0.0/16',
    '172.31.0.0/16',
    [
      'slice too small: /16 + 16 host bits of the underlay = /32, longer than /30',
      "/16 overlay over /16 underlay: LXD's limit is 8 bits for containers in each slice, 40 bits would be needed of 32",
    ],
  ],
  ['10.79.89.0/25', '240.0.0.0/8', ["underlay /25: LXD's limit is /16 or /24 underlays only"]],
  ['10.79.89.0/24', '240.0.0.0/12', ["overlay /12: LXD's limit is /8 or /16 overlays only"]],
  [
    '10.79.89.0/31',
    '240.0.0.0/8',
    [
      'underlay 10.79.89.0/31 has no room for two machines: /30 is the longest',
      "underlay /31: LXD's limit is /16 or /24 underlays only",
    ],
  ],
]
for (const [underlay, overlay, broken] of cases) {
  test(`${overlay} over ${underlay} is refused by name`, t => {
    t.deepEqual(validate(underlay, overlay), broken)
  })
}

test('every broken rule is told, not only the first', t => {
  t.is(validate('127.1.2.3/20', '127.0.0.0/9').length, 6)
})

test("LXD's own limits do not bind a fan without LXD", t => {
  t.deepEqual(validate('192.168.64.0/18', '240.0.0.0/12', {lxd: false}), [])
})

test('a pair of other lengths is legal exactly when its slices are at most /30', t => {
  fc.assert(
    fc.property(fc.integer({min: 2, max: 30}), fc.integer({min: 4, max: 30}), (n, m) => {
      const underlay = networkOf({address: 0x0a000000, length: Math.max(n, 8)})
      const overlay = networkOf({address: 0xf0000000, length: m})
      const told = validateFanPair(underlay, overlay, {lxd: false})
      t.is(told.length === 0, overlay.length + 32 - underlay.length <= 30, formatPrefix(overlay))
    }),
  )
})
