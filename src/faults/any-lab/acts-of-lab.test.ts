import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {packageRoot} from '../../process/package-root.ts'
import {actsOfLab} from './acts-of-lab.ts'

const actsOf = (text: string): string[] =>
  actsOfLab(topologyOf(readLabFile(text, 'lab.yaml'))).map(({name}) => name)

const shipped = (name: string): string => readFileSync(join(packageRoot, 'labs', name, 'lab.yaml'), 'utf8')

test('acts follow from machines and networks, each with a name of its own', t => {
  const acts = actsOf(shipped('firewall'))
  t.is(new Set(acts).size, acts.length)
  t.deepEqual(
    acts.filter(name => name.startsWith('firewall')),
    [
      'firewall’s interface on office is down',
      'firewall has lost its IPv4 address on office',
      'firewall takes packets of at most 1280 bytes on office',
      'firewall’s interface on servers is down',
      'firewall has lost its IPv4 address on servers',
      'firewall takes packets of at most 1280 bytes on servers',
      'firewall does not forward',
      'firewall drops what it forwards',
      'firewall gives what it forwards to office its own address',
      'firewall gives what it forwards to servers its own address',
      'firewall lets everything pass',
    ],
  )
  t.deepEqual(
    acts.filter(name => /\bweb\b/.test(name)),
    [
      'web answers for firewall on servers',
      'web’s interface on servers is down',
      'the link of web to servers is cut',
      'web has lost its IPv4 address on servers',
      'web takes packets of at most 1280 bytes on servers',
      'db answers for web on servers',
      'web has no routes beyond its own networks',
      'web drops what comes in',
      'web lets everything pass',
      'what serves https on web has stopped',
      'web answers for db on servers',
    ],
  )
})

test('a dual-stack machine can lose its address of either family, and one by DHCP keeps it', t => {
  const acts = actsOf(`version: 1
lab: two
networks: {lan: {subnet: [10.1.0.0/24, "fd00:1::/64"]}, given: {subnet: 10.2.0.0/24, host: 10.2.0.1}}
machines: {a: {networks: {lan: [10.1.0.2, "fd00:1::2"], given: dhcp}}}`)
  t.deepEqual(
    acts.filter(name => name.includes('lost')),
    ['a has lost its IPv4 address on lan', 'a has lost its IPv6 address on lan'],
  )
})

test('a machine of an overlay can lose it in three ways', t => {
  const acts = actsOf(`version: 1
lab: two
networks: {lan: {subnet: 10.79.0.0/24}}
machines: {m: {count: 2, networks: {lan: 10.79.0.11}}}
overlays: {flat: {type: fan, over: lan, prefix: 240.0.0.0/8}}`)
  t.deepEqual(
    acts.filter(name => name.includes('flat')),
    [
      'm-1’s interface of flat is down',
      'm-1 gets packets of flat in wrong envelopes',
      'm-1 has no way to m-2, below flat',
      'm-2’s interface of flat is down',
      'm-2 gets packets of flat in wrong envelopes',
      'm-2 has no way to m-1, below flat',
    ],
  )
})
