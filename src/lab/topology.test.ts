import test from 'ava'
import {formatAddress, parsePrefix} from '../fan/prefix.ts'
import {articleTopology, fanOf, machineSpec} from './topology.ts'

const article = articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))

test('the machines have the article’s addresses', t => {
  const addresses = article.machines.map(({name, address}) => `${name} ${formatAddress(address)}`)
  t.deepEqual(addresses, [
    'lxd-1 10.79.89.132',
    'lxd-2 10.79.89.228',
    'lxd-3 10.79.89.51',
    'load-balancer 10.79.89.225',
  ])
  t.is(formatAddress(article.hostAddress), '10.79.89.1')
})

test('three machines are the cluster; the load balancer is not one of them', t => {
  t.deepEqual(
    article.machines.filter(({role}) => role === 'cluster').map(({name}) => name),
    ['lxd-1', 'lxd-2', 'lxd-3'],
  )
  t.deepEqual(
    article.machines.filter(({role}) => role === 'load-balancer').map(({name}) => name),
    ['load-balancer'],
  )
})

test('there are two containers for each member, so that two can be on the same machine', t => {
  t.deepEqual(
    article.containers,
    [1, 2, 3, 4, 5, 6].map(number => `container-${number}`),
  )
})

test('everything of the fan follows from the two prefixes', t => {
  const fan = fanOf(article)
  t.like(fan, {
    bridge: 'fan-240',
    overlay: '240.0.0.0/8',
    underlay: '10.79.89.0/24',
    overlayLength: 8,
    underlayLength: 24,
    vni: 0xf00000,
    mtu: 1450,
  })
  t.deepEqual(
    article.machines.map(({address}) => fan.address(address)),
    ['240.132.0.1', '240.228.0.1', '240.51.0.1', '240.225.0.1'],
  )
})

test('over other prefixes the lab has the same shape', t => {
  const other = articleTopology(parsePrefix('192.168.7.0/24'), parsePrefix('250.0.0.0/8'))
  t.is(formatAddress(other.machines[0]?.address ?? 0), '192.168.7.132')
  t.is(fanOf(other).address(other.machines[0]?.address ?? 0), '250.132.0.1')
  t.deepEqual(
    other.machines.map(({name}) => name),
    article.machines.map(({name}) => name),
  )
})

test('all addresses of a lab are different', t => {
  const addresses = [
    article.hostAddress,
    article.newcomerAddress,
    ...article.machines.map(({address}) => address),
  ]
  t.is(new Set(addresses).size, addresses.length)
})

test('each machine has one CPU and 1 GiB, and a plain folder for what runs its containers', t => {
  const specs = article.machines.map(machineSpec)
  t.deepEqual(new Set(specs.map(({cpus, memory}) => `${cpus} ${memory}`)), new Set(['1 1073741824']))
  t.deepEqual(
    specs.map(({plainDirectories}) => plainDirectories.join()),
    ['/var/lib/lxd', '/var/lib/lxd', '/var/lib/lxd', '/var/lib/docker'],
  )
})
