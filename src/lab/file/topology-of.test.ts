import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../process/package-root.ts'
import {formatAddress, formatPrefix, parsePrefix} from '../../process/prefix.ts'
import {notYet} from './not-yet.ts'
import {onPrefixes} from './on-prefixes.ts'
import {readLabFile} from './read-lab-file.ts'
import {topologyOf} from './topology-of.ts'

const path = 'labs/article/lab.yaml'
const article = readFileSync(join(packageRoot, path), 'utf8')
const topologyOfText = (text: string) => topologyOf(readLabFile(text, path))

test('a lab has the prefixes and addresses of its file', t => {
  const {underlay, overlays, machines, later} = topologyOfText(article)
  t.is(formatPrefix(underlay), '10.79.89.0/24')
  t.deepEqual(
    overlays.map(each => each.type === 'fan' && formatPrefix(each.prefix)),
    ['240.0.0.0/8'],
  )
  t.deepEqual(
    [...machines, ...later].map(plan => formatAddress(plan.address)),
    ['10.79.89.132', '10.79.89.228', '10.79.89.51', '10.79.89.225', '10.79.89.60'],
  )
})

test('a machine has the packages of all, and its own', t => {
  const text = article
    .replace('lab: article', 'lab: article\npackages: [frr, mtr-tiny]')
    .replace('225 }, role: docker', '225 }, role: docker, packages: [frr, bird2=2.0.12-7]')
  const {machines} = topologyOfText(text)
  t.deepEqual(machines[0]?.packages, ['frr', 'mtr-tiny'])
  t.deepEqual(machines[3]?.packages, ['frr', 'mtr-tiny', 'bird2=2.0.12-7'])
})

test('on another network each machine keeps its place', t => {
  const {machines, hostAddress} = topologyOf(
    onPrefixes(readLabFile(article, path), parsePrefix('172.16.0.0/16'), parsePrefix('250.0.0.0/8')),
  )
  t.is(formatAddress(machines[0]?.address ?? 0), '172.16.0.132')
  t.is(formatAddress(hostAddress), '172.16.0.1')
})

test('five members with fifteen containers, and larger machines, are a change of numbers', t => {
  const larger = article
    .replace(
      '  load-balancer:',
      `  lxd-4: {networks: {underlay: 10.79.89.70}, role: lxd-cluster, memory: 1.5GiB}
  lxd-5: {networks: {underlay: 10.79.89.71}, role: lxd-cluster, cpus: 2}
  load-balancer:`,
    )
    .replace('count: 6', 'count: 15')
    .replace('lab: article', 'lab: article\nresources: {memory: 768MiB}')
  const {machines, containers} = topologyOfText(larger)
  t.deepEqual(
    machines.map(({name, role, cpus, memory}) => `${name} ${role} ${cpus} ${memory / 2 ** 20}`),
    [
      'lxd-1 lxd-cluster 1 768',
      'lxd-2 lxd-cluster 1 768',
      'lxd-3 lxd-cluster 1 768',
      'lxd-4 lxd-cluster 1 1536',
      'lxd-5 lxd-cluster 2 768',
      'load-balancer docker 1 768',
    ],
  )
  t.is(containers.length, 16)
  t.deepEqual(containers.at(-2), {name: 'container-15', role: 'lxd-cluster'})
})

test('a lab need not have an overlay, nor a machine that starts later', t => {
  const plain = `version: 1
lab: plain
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines: {server: {networks: {lan: 192.0.2.10}}}`
  const {overlays, later, machines} = topologyOfText(plain)
  t.deepEqual([overlays, later], [[], []])
  t.deepEqual(
    machines.map(({name}) => name),
    ['server'],
  )
})

const dualStack = `version: 1
lab: two
networks:
  lan: {subnet: [192.0.2.0/28, 2001:db8:1::/64], host: [192.0.2.1, 2001:db8:1::1], outside: true}
  wire: {subnet: 10.0.0.0/30, link: true, mtu: 9000}
machines:
  router: {networks: {lan: [192.0.2.2, 2001:db8:1::2], wire: 10.0.0.1}, forward: true}
  web: {count: 2, networks: {lan: 192.0.2.5}, gateway: 192.0.2.2}
  inner: {networks: {wire: dhcp}, gateway: 10.0.0.1}
  guest: {networks: {lan: dhcp}}
`

test('several networks of both families are planned, with interfaces and gateways', t => {
  const {networks, machines, underlay, hostAddress} = topologyOfText(dualStack)
  t.deepEqual(networks, [
    {
      ...{name: 'lan', prefixes: ['192.0.2.0/28', '2001:db8:1::/64'], mtu: 1500},
      ...{host: ['192.0.2.1/28', '2001:db8:1::1/64'], addressing: 'dhcp', link: false, outside: true},
    },
    {
      ...{name: 'wire', prefixes: ['10.0.0.0/30'], mtu: 9000, host: []},
      ...{addressing: 'static', link: true, outside: false},
    },
  ])
  t.is(formatPrefix(underlay), '192.0.2.0/28')
  t.is(formatAddress(hostAddress), '192.0.2.1')
  const told = machines.map(
    ({name, forward, interfaces}) =>
      `${name}${forward ? ' forwards' : ''}: ${interfaces
        .map(
          ({network, addresses, gateways}) => `${network} ${addresses.join(' ')} via ${gateways.join(' ')}`,
        )
        .join(', ')}`,
  )
  t.deepEqual(told, [
    'router forwards: lan 192.0.2.2/28 2001:db8:1::2/64 via 192.0.2.1 2001:db8:1::1, wire 10.0.0.1/30 via ',
    'web-1: lan 192.0.2.5/28 via 192.0.2.2',
    'web-2: lan 192.0.2.6/28 via 192.0.2.2',
    'inner: wire 10.0.0.2/30 via 10.0.0.1',
    'guest: lan 192.0.2.3/28 2001:db8:1::3/64 via 192.0.2.1 2001:db8:1::1',
  ])
})

test('what no run can make yet is told once for each feature, where the file first says it', t => {
  t.deepEqual(notYet(readLabFile(article, path)), [])
  const more = `${dualStack}overlays:
  one: {type: fan, prefix: 240.0.0.0/8, over: lan, members: router}
  two: {type: fan, prefix: 241.0.0.0/8, over: lan, members: router}
`
  t.deepEqual(
    notYet(readLabFile(more, 'lab.yaml')).map(({path, rule}) => `${path.join('.')}: ${rule}`),
    [
      'overlays.two: is valid, but no run can make it yet: a second fan, for containers are on one, and the hook that makes a fan at boot knows one',
    ],
  )
})

test('who is on a network that leads out of the lab leaves by it, also where nobody gives addresses', t => {
  const {machines} = topologyOfText(`version: 1
lab: out
networks:
  lan: {subnet: 192.0.2.0/28, host: 192.0.2.1}
  out: {subnet: 10.0.0.0/24, host: 10.0.0.1, dhcp: false, outside: true}
machines:
  a: {networks: {lan: 192.0.2.2, out: 10.0.0.2}}
  b: {networks: {lan: 192.0.2.3}}
  c: {networks: {out: 10.0.0.3}, gateway: 10.0.0.2}
`)
  const gateways = machines.map(({interfaces}) => interfaces.flatMap(each => each.gateways))
  t.deepEqual(gateways, [['10.0.0.1'], ['192.0.2.1'], ['10.0.0.2']])
})
