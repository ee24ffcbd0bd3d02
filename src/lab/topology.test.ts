import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {formatAddress, parsePrefix} from '../process/prefix.ts'
import type {Underlay} from '../providers/provider.ts'
import {articleTopology} from './article-topology.ts'
import {atAddresses, containersOf} from './topology.ts'

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
    article.machines.filter(({role}) => role === 'lxd-cluster').map(({name}) => name),
    ['lxd-1', 'lxd-2', 'lxd-3'],
  )
  t.deepEqual(
    article.machines.filter(({role}) => role === 'docker').map(({name}) => name),
    ['load-balancer'],
  )
})

test('there are two containers for each member, so that two can be on the same machine', t => {
  t.deepEqual(
    containersOf(article, 'lxd-cluster'),
    [1, 2, 3, 4, 5, 6].map(number => `container-${number}`),
  )
})

test('over other prefixes the lab has the same shape', t => {
  const other = articleTopology(parsePrefix('192.168.7.0/24'), parsePrefix('250.0.0.0/8'))
  t.is(formatAddress(other.machines[0]?.address ?? 0), '192.168.7.132')
  t.deepEqual(
    other.machines.map(({name}) => name),
    article.machines.map(({name}) => name),
  )
})

test('all addresses of a lab are different', t => {
  const addresses = [
    article.hostAddress,
    article.later[0]?.address,
    ...article.machines.map(({address}) => address),
  ]
  t.is(new Set(addresses).size, addresses.length)
})

const found: Underlay = {
  host: {addresses: ['192.168.1.7/24', '10.97.0.1/24']},
  addresses: {
    'lxd-1': '10.97.0.20/24',
    'lxd-2': '10.97.0.21/24',
    'lxd-3': '10.97.0.22/24',
    'load-balancer': '10.97.0.23/24',
  },
}

test('where the provider gives the addresses, the lab has those', t => {
  const {machines, hostAddress, later, ...lab} = atAddresses(article, found)
  t.deepEqual(
    machines.map(({name, address}) => `${name} ${formatAddress(address)}`),
    ['lxd-1 10.97.0.20', 'lxd-2 10.97.0.21', 'lxd-3 10.97.0.22', 'load-balancer 10.97.0.23'],
  )
  t.is(formatAddress(hostAddress), '10.97.0.1')
  t.is(formatAddress(later[0]?.address ?? 0), '10.97.0.254', 'nobody has that one yet')
  t.is(lab.hostAbsent, undefined)
})

test('the newcomer has its address once it exists', t => {
  const addresses = {...found.addresses, newcomer: '10.97.0.24/24'}
  t.is(formatAddress(atAddresses(article, {...found, addresses}).later[0]?.address ?? 0), '10.97.0.24')
})

test('a host that is not on the machines’ network has no part in the lab', t => {
  const {hostAbsent} = atAddresses(article, {...found, host: {addresses: ['192.168.1.7/24']}})
  t.is(hostAbsent, "the host has no address in 10.97.0.0/24, the machines' network")
})

test('a host that can have no part in the lab is told with the reason', t => {
  const {hostAbsent} = atAddresses(article, {...found, host: {absent: 'it is elsewhere'}})
  t.is(hostAbsent, 'it is elsewhere')
})

test('machines on different networks, or with different lengths of one, are refused by name', t => {
  t.throws(
    () => atAddresses(article, {...found, addresses: {'lxd-1': '10.97.0.20/24', 'lxd-2': '10.98.0.21/24'}}),
    {
      instanceOf: LabError,
      message: 'cannot put a fan over different networks: lxd-1 10.97.0.20/24, lxd-2 10.98.0.21/24',
    },
  )
  t.throws(
    () => atAddresses(article, {...found, addresses: {'lxd-1': '10.97.0.20/24', 'lxd-2': '10.97.0.21/16'}}),
    {
      message: /different networks/,
    },
  )
})
