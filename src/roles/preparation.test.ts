import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {preparationOf} from './index.ts'

const lab = fakeLab()
const debian = {id: 'debian', version: '12'}
const ubuntu = {id: 'ubuntu', version: '24.04'}
const beside = (name: string, system: typeof debian): string[] => {
  const common = preparationOf(lab, {name: 'newcomer'}).needs(debian).length
  return preparationOf(lab, {name})
    .needs(system)
    .slice(common)
    .map(need => need.snap?.channel ?? need.package ?? '')
}

test('a machine needs what its role needs, and what it takes to join the overlay', t => {
  t.deepEqual(beside('lxd-1', debian), ['lxd'])
  t.deepEqual(beside('load-balancer', debian), ['docker.io', 'docker-cli'])
  t.deepEqual(beside('load-balancer', ubuntu), ['ubuntu-fan', 'docker.io', 'docker-cli'])
  t.deepEqual(beside('newcomer', ubuntu), ['ubuntu-fan'])
})

test('LXD forms the overlay by itself, and is a snap in the track of the release on Ubuntu', t => {
  t.deepEqual(beside('lxd-1', ubuntu), ['5.21/stable'])
  t.deepEqual(beside('lxd-1', {id: 'ubuntu', version: '22.04'}), ['5.0/stable'])
})

test('a machine gets the container images of its role only', t => {
  t.deepEqual(preparationOf(lab, {name: 'lxd-2'}).images, ['container.tar.gz'])
  t.deepEqual(preparationOf(lab, {name: 'load-balancer'}).images, ['nginx.tar'])
  t.deepEqual(preparationOf(lab, {name: 'newcomer'}).images, [])
})

test('no role’s daemon starts with its package, whichever brings it', t => {
  t.deepEqual(preparationOf(lab, {name: 'lxd-1'}).units, [
    ...['lxd.service', 'lxd.socket'],
    ...['docker.service', 'docker.socket', 'containerd.service'],
  ])
})

test('a machine without a role needs what checks ask with, and in an overlay what that takes', t => {
  const {topology} = lab
  const needsOf = (each: Pick<typeof lab, 'topology'>) => preparationOf(each, {name: 'newcomer'})
  t.true(needsOf({topology}).hooks)
  t.true(
    needsOf({topology})
      .needs(debian)
      .some(({command}) => command === 'networkd-dispatcher'),
  )
  const bare = needsOf({topology: {...topology, overlays: []}})
  t.false(bare.hooks)
  t.deepEqual(
    bare.needs(debian).map(({command}) => command),
    ['fping', 'ping', 'curl', 'jq', 'tcpdump', 'ip', 'tc', 'nft'],
  )
})
