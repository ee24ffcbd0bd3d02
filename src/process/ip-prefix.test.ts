import test from 'ava'
import {
  containsIp,
  formatIp,
  formatIpPrefix,
  isHostIp,
  networkOfIp,
  overlapIp,
  parseIp,
  parseIpPrefix,
} from './ip-prefix.ts'

test('addresses of both families are read, and written in the usual form', t => {
  for (const [text, usual] of [
    ['10.0.0.1', '10.0.0.1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['::', '::'],
    ['::1', '::1'],
    ['fd00::', 'fd00::'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
  ] as const)
    t.is(formatIp(parseIp(text)), usual, text)
})

test('what only some tools take for an address is refused', t => {
  for (const text of [
    '',
    '10.1',
    '010.0.0.1',
    'fe80::1%eth0',
    '::ffff:1.2.3.4',
    '1:2:3',
    ':1::',
    'g::1',
    '1::2::3',
  ])
    t.throws(() => parseIp(text), undefined, text)
  for (const text of ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '::/129', '::/', '::/64/1', '/64'])
    t.throws(() => parseIpPrefix(text), undefined, text)
})

test('a prefix contains its addresses, of its own family', t => {
  const lan = parseIpPrefix('2001:db8:1::/64')
  t.true(containsIp(lan, parseIp('2001:db8:1::ffff')))
  t.false(containsIp(lan, parseIp('2001:db8:1:1::')))
  t.false(containsIp(parseIpPrefix('::/0'), parseIp('10.0.0.1')))
  t.is(formatIpPrefix(networkOfIp(parseIpPrefix('10.1.2.3/16'))), '10.1.0.0/16')
  t.true(overlapIp(parseIpPrefix('10.0.0.0/8'), parseIpPrefix('10.1.0.0/16')))
  t.true(overlapIp(parseIpPrefix('10.1.0.0/16'), parseIpPrefix('10.0.0.0/8')))
  t.false(overlapIp(parseIpPrefix('10.1.0.0/16'), parseIpPrefix('10.2.0.0/16')))
})

test('a host has neither the network’s own address nor IPv4’s broadcast address', t => {
  const hosts = (subnet: string, ...addresses: string[]) =>
    addresses.map(address => isHostIp(parseIpPrefix(subnet), parseIp(address)))
  t.deepEqual(hosts('10.0.0.0/30', '10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'), [
    ...[false, true, true, false, false],
  ])
  t.deepEqual(hosts('2001:db8::/126', '2001:db8::', '2001:db8::1', '2001:db8::3', '2001:db8::4'), [
    ...[false, true, true, false],
  ])
})
