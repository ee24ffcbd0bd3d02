import {mkdirSync, readdirSync, readFileSync} from 'node:fs'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {labPaths} from './paths.ts'
import {dnsmasqCommand, hardwareAddress, reserveAddress} from './underlay.ts'

test('a hardware address follows from the underlay address', t => {
  t.is(hardwareAddress('10.79.89.132'), '02:fa:0a:4f:59:84')
  t.is(hardwareAddress('0.0.0.1'), '02:fa:00:00:00:01')
})

test('a hardware address is one of a single machine, administered locally', t => {
  const first = Number.parseInt(hardwareAddress('255.255.255.255').slice(0, 2), 16)
  t.is(first & 0b01, 0, 'no group address')
  t.is(first & 0b10, 0b10, 'no maker’s address')
})

test('the DHCP server reads no settings of the host and serves reservations only', t => {
  const words = dnsmasqCommand(labPaths('/state', 'one', 'lxc'), '10.79.89.0/24', '10.79.89.1')
  t.is(words[0], 'dnsmasq')
  for (const word of [
    '--conf-file=/dev/null',
    '--port=0',
    '--interface=underlay',
    '--dhcp-range=10.79.89.0,static,infinite',
    '--dhcp-option=option:router,10.79.89.1',
    '--no-ping',
  ])
    t.true(words.includes(word), word)
})

test('all files of the DHCP server are in the lab’s folder', t => {
  const files = dnsmasqCommand(labPaths('/state', 'one', 'lxc'), '10.79.89.0/24', '10.79.89.1')
    .map(word => word.split('=')[1] ?? '')
    .filter(value => value.startsWith('/') && value !== '/dev/null')
  t.is(files.length, 4)
  for (const file of files) t.regex(file, /^\/state\/labs\/one\//)
})

test('a machine’s reservation is a file of its own', async t => {
  const paths = labPaths(temporaryFolder(), 'one', 'lxc')
  mkdirSync(paths.reservations, {recursive: true})
  await reserveAddress(paths, 'lxd-1', '10.79.89.132')
  await reserveAddress(paths, 'lxd-2', '10.79.89.228')
  t.deepEqual(readdirSync(paths.reservations), ['lxd-1', 'lxd-2'])
  t.is(readFileSync(`${paths.reservations}/lxd-1`, 'utf8'), '02:fa:0a:4f:59:84,10.79.89.132,lxd-1,infinite\n')
})
