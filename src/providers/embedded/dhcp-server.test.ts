import {existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs'
import test from 'ava'
import {machineOfOneNetwork, oneNetworkLab} from '../../../test/support/one-network.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {dnsmasqCommand, reserveAddresses} from './dhcp-server.ts'
import {labPaths} from './paths.ts'

const lab = oneNetworkLab({name: 'one', image: '', machines: {}})
const [underlay] = lab.networks
const lan = {
  ...underlay,
  name: 'lan',
  prefixes: ['10.1.0.0/16', 'fd00::/64'],
  host: ['fd00::1/64', '10.1.0.1/16'],
}
const still = {...lan, name: 'still', addressing: 'static'} as const
const wordsOf = (networks: typeof lab.networks): string[] =>
  dnsmasqCommand(labPaths('/state', 'one', 'lxc'), {networks})

test('the DHCP server reads no settings of the host and serves reservations only', t => {
  const words = wordsOf([underlay])
  t.is(words[0], 'dnsmasq')
  for (const word of [
    '--conf-file=/dev/null',
    '--port=0',
    '--interface=underlay',
    '--dhcp-range=set:underlay,10.79.89.0,static,infinite',
    '--dhcp-option=tag:underlay,option:router,10.79.89.1',
    '--no-ping',
  ])
    t.true(words.includes(word), word)
})

test('it serves each network that has DHCP with that network’s gateway, and no other network', t => {
  const words = wordsOf([underlay, lan, still])
  t.true(words.includes('--interface=lan'))
  t.true(words.includes('--dhcp-range=set:lan,10.1.0.0,static,infinite'))
  t.true(words.includes('--dhcp-option=tag:lan,option:router,10.1.0.1'))
  t.false(words.some(word => word.includes('still')))
})

test('it leaves machines alone that ask another server of the lab', t => {
  t.false(wordsOf([underlay]).includes('--dhcp-authoritative'))
})

test('all files of the DHCP server are in the lab’s folder', t => {
  const files = wordsOf([underlay])
    .map(word => word.split('=')[1] ?? '')
    .filter(value => value.startsWith('/') && value !== '/dev/null')
  t.is(files.length, 4)
  for (const file of files) t.regex(file, /^\/state\/labs\/one\//)
})

test('a machine’s reservations are a file of its own, with a line for each network that has DHCP', async t => {
  const paths = labPaths(temporaryFolder(), 'one', 'lxc')
  mkdirSync(paths.reservations, {recursive: true})
  const first = machineOfOneNetwork('lxd-1', 132)
  const more = [
    {network: 'lan', device: 'eth1', addresses: ['fd00::5/64', '10.1.0.5/16'], gateways: []},
    {network: 'still', device: 'eth2', addresses: ['10.2.0.5/16'], gateways: []},
  ]
  const networks = [underlay, lan, still] as const
  await reserveAddresses(paths, {networks}, {...first, interfaces: [...first.interfaces, ...more]})
  await reserveAddresses(paths, {networks}, machineOfOneNetwork('lxd-2', 228))
  t.deepEqual(readdirSync(paths.reservations), ['lxd-1', 'lxd-2'])
  t.is(
    readFileSync(`${paths.reservations}/lxd-1`, 'utf8'),
    '02:fa:0a:4f:59:84,10.79.89.132,lxd-1,infinite\n02:fa:0a:01:00:05,10.1.0.5,lxd-1,infinite\n',
  )
})

test('a machine on no network with DHCP reserves nothing', async t => {
  const paths = labPaths(temporaryFolder(), 'one', 'lxc')
  mkdirSync(paths.reservations, {recursive: true})
  const interfaces = [{network: 'still', device: 'eth0', addresses: ['10.2.0.5/16'], gateways: []}]
  await reserveAddresses(paths, {networks: [still]}, {name: 'm-1', interfaces})
  t.false(existsSync(`${paths.reservations}/m-1`))
})
