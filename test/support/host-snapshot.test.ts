import test from 'ava'
import {difference, type HostSnapshot, hostSnapshot} from './host-snapshot.ts'
import {processFacts} from './process-facts.ts'
import {temporaryFolder} from './temporary-folder.ts'

const before: HostSnapshot = {
  links: ['{"ifname":"lo"}', '{"ifname":"eth0"}'],
  addresses: [],
  routes: ['{"dst":"default"}'],
  rules: [],
  firewall: ['table ip filter {'],
  mounts: ['/ / rw - ext4 /dev/vda rw'],
  sysctls: ['kernel.panic = 0', 'net.ipv4.ip_forward = 0'],
  processes: ['1 init'],
  cgroups: ['/sys/fs/cgroup/system.slice'],
  namespaces: ['net:[1]'],
  state: [],
}

test('a host that did not change has no difference', t => {
  t.deepEqual(difference(before, structuredClone(before)), [])
})

test('each new thing is named with its kind', t => {
  const after = {
    ...before,
    links: [...before.links, '{"ifname":"lxcbr0"}'],
    processes: ['1 init', '77 dnsmasq'],
    cgroups: [...before.cgroups, '/sys/fs/cgroup/fanlab'],
    namespaces: ['net:[1]', 'net:[2]'],
    state: ['labs/one'],
  }
  t.deepEqual(difference(before, after), [
    'processes: new: 77 dnsmasq',
    'cgroups: new: /sys/fs/cgroup/fanlab',
    'namespaces: new: net:[2]',
    'state: new: labs/one',
    'links: new: {"ifname":"lxcbr0"}',
  ])
})

test('network, firewall and mounts have to stay; processes and cgroups of others may go', t => {
  const after = {...before, routes: [], firewall: [], mounts: [], processes: [], cgroups: [], namespaces: []}
  t.deepEqual(difference(before, after), [
    'routes: gone: {"dst":"default"}',
    'firewall: gone: table ip filter {',
    'mounts: gone: / / rw - ext4 /dev/vda rw',
  ])
})

test('a sysctl keeps its value; one that came with a kernel module is no change', t => {
  const after = {...before, sysctls: ['kernel.panic = 0', 'net.bridge.x = 1', 'net.ipv4.ip_forward = 1']}
  t.deepEqual(difference(before, after), [
    'sysctls: was: net.ipv4.ip_forward = 0, is: net.ipv4.ip_forward = 1',
  ])
  t.deepEqual(difference(before, {...before, sysctls: ['kernel.panic = 0']}), [
    'sysctls: was: net.ipv4.ip_forward = 0, is: gone',
  ])
})

test('a snapshot of this host sees its links and sysctls', async t => {
  const snapshot = await hostSnapshot({stateDir: temporaryFolder()})
  t.true(snapshot.links.some(line => line.includes('"ifname":"lo"')))
  t.true(snapshot.sysctls.some(line => line.startsWith('kernel.ostype = Linux')))
  t.true(snapshot.mounts.length > 0)
  t.deepEqual(snapshot.state, [])
})

test('processes of others are left out, and so is what shares a namespace of theirs', t => {
  const found = [
    {process: '1 fanlab of mine', text: 'node /mine/state/labs', foreign: ['net:[1]']},
    {process: '2 fanlab of theirs', text: 'node /theirs/state/labs', foreign: ['net:[2]', 'pid:[2]']},
    {process: '3 dnsmasq of theirs', text: 'dnsmasq', foreign: ['pid:[2]']},
    {process: '4 dnsmasq of mine', text: 'dnsmasq', foreign: ['net:[1]']},
  ]
  const {processes, namespaces} = processFacts(found, text => text.includes('/theirs/'))
  t.deepEqual(processes, ['1 fanlab of mine', '4 dnsmasq of mine'])
  t.deepEqual(namespaces, ['net:[1]'])
})
