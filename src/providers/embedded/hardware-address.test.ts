import test from 'ava'
import {hardwareAddress} from './hardware-address.ts'

const of = (...addresses: string[]): string => hardwareAddress('lxd-1', {device: 'eth0', addresses})

test('a hardware address follows from the IPv4 address', t => {
  t.is(of('10.79.89.132/24'), '02:fa:0a:4f:59:84')
  t.is(of('fd00::1/64', '0.0.0.1/24'), '02:fa:00:00:00:01')
})

test('a hardware address is one of a single machine, administered locally', t => {
  for (const address of [of('255.255.255.255/32'), of('fd00::1/64')]) {
    const first = Number.parseInt(address.slice(0, 2), 16)
    t.is(first & 0b01, 0, 'no group address')
    t.is(first & 0b10, 0b10, 'no maker’s address')
  }
})

test('without an IPv4 address it follows from the machine and its device, and is always the same', t => {
  t.regex(of(), /^02:fb(:[0-9a-f]{2}){4}$/)
  t.is(of(), of('fd00::1/64'))
  t.not(of(), hardwareAddress('lxd-1', {device: 'eth1', addresses: []}))
  t.not(of(), hardwareAddress('lxd-2', {device: 'eth0', addresses: []}))
})
