import test from 'ava'
import {machineOfOneNetwork, oneNetworkLab} from '../../../test/support/one-network.ts'
import {parseCgroupLayout} from '../embedded/cgroup-layout.ts'
import {hardwareAddress} from '../embedded/hardware-address.ts'
import type {MachineSpec} from '../provider.ts'
import {machineConfig} from './machine-config.ts'

const spec: MachineSpec = {...machineOfOneNetwork('lxd-1', 132), plainDirectories: ['/var/lib/lxd']}
const unified = parseCgroupLayout('cgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n', 'cpu memory pids')
const legacy = parseCgroupLayout(
  ['cpu', 'memory', 'pids'].map(name => `cgroup /sys/fs/cgroup/${name} cgroup rw,${name} 0 0\n`).join(''),
  '',
)
const lab = {
  ...oneNetworkLab({name: 'one', image: '/images/abc', mtu: 1400, machines: {}}),
  cgroup: 'fanlab/one.0123abcd',
  directory: '/labs/one/lxd-1',
  layout: unified,
  processes: 4096,
}

test('the configuration of a machine on a host with cgroup version 2', t => {
  t.is(
    machineConfig(spec, lab),
    `lxc.uts.name = lxd-1
lxc.rootfs.path = overlay:/images/abc:/labs/one/lxd-1/upper
lxc.apparmor.profile = unconfined
lxc.cap.drop =
lxc.autodev = 1
lxc.tty.max = 0
lxc.pty.max = 1024
lxc.mount.auto = proc:mixed sys:mixed
lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0
lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0
lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0
lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0
lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0
lxc.mount.entry = /labs/one/lxd-1/plain-0 var/lib/lxd none bind,create=dir 0 0
lxc.net.0.type = veth
lxc.net.0.veth.pair = lxd-1.0
lxc.net.0.link = underlay
lxc.net.0.mtu = 1400
lxc.net.0.name = eth0
lxc.net.0.flags = up
lxc.net.0.hwaddr = 02:fa:0a:4f:59:84
lxc.cgroup.dir = fanlab/one.0123abcd/lxd-1
lxc.cgroup2.cpu.max = 100000 100000
lxc.cgroup2.memory.max = 1073741824
lxc.cgroup2.pids.max = 4096
lxc.console.logfile = /labs/one/lxd-1/console.log
lxc.console.size = 4194304
lxc.console.rotate = 1
`,
  )
})

test('what a machine has above the image is laid over it', t => {
  const config = machineConfig(spec, {
    ...lab,
    layers: {'lxd-1': '/images/abc.layer-1', 'lxd-2': '/images/abc.layer-2'},
  })
  t.regex(
    config,
    /^lxc\.rootfs\.path = overlay:\/images\/abc\.layer-1:\/images\/abc:\/labs\/one\/lxd-1\/upper$/m,
  )
})

test('version 1 has the limits under their old names', t => {
  const config = machineConfig({...spec, cpus: 1.5, memory: 2048}, {...lab, layout: legacy})
  t.deepEqual(config.match(/^lxc\.cgroup2?\.(?:cpu|memory|pids).*$/gm), [
    'lxc.cgroup.cpu.cfs_period_us = 100000',
    'lxc.cgroup.cpu.cfs_quota_us = 150000',
    'lxc.cgroup.memory.limit_in_bytes = 2048',
    'lxc.cgroup.pids.max = 4096',
  ])
})

test('each plain directory has a folder of its own on the host', t => {
  const config = machineConfig({...spec, plainDirectories: ['/var/lib/lxd', '/var/lib/docker']}, lab)
  t.regex(config, /plain-0 var\/lib\/lxd none bind/)
  t.regex(config, /plain-1 var\/lib\/docker none bind/)
})

test('a machine never shares the console or the cgroup of another', t => {
  const one = machineConfig(spec, lab)
  const two = machineConfig({...spec, name: 'lxd-2'}, {...lab, directory: '/labs/one/lxd-2'})
  for (const key of ['lxc.console.logfile', 'lxc.cgroup.dir', 'lxc.rootfs.path']) {
    const value = (text: string): string | undefined => text.split('\n').find(line => line.startsWith(key))
    t.not(value(one), value(two))
  }
})

test('each interface is a port of its network’s bridge, with the network’s MTU', t => {
  const [underlay] = lab.networks
  const lan = {...underlay, name: 'lan', mtu: 9000, prefixes: ['fd00::/64']}
  const lanInterface = {network: 'lan', device: 'eth1', addresses: ['fd00::5/64'], gateways: []}
  const config = machineConfig(
    {...spec, interfaces: [...spec.interfaces, lanInterface]},
    {...lab, networks: [underlay, lan]},
  )
  t.deepEqual(config.match(/^lxc\.net\.1\..*$/gm), [
    'lxc.net.1.type = veth',
    'lxc.net.1.veth.pair = lxd-1.1',
    'lxc.net.1.link = lan',
    'lxc.net.1.mtu = 9000',
    'lxc.net.1.name = eth1',
    'lxc.net.1.flags = up',
    `lxc.net.1.hwaddr = ${hardwareAddress('lxd-1', lanInterface)}`,
  ])
})
