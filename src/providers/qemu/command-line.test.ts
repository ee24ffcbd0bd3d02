import test from 'ava'
import {machineOfOneNetwork, oneNetworkLab} from '../../../test/support/one-network.ts'
import {parseQemuCommand, qemuCommand} from './command-line.ts'

const record = {
  ...machineOfOneNetwork('lxd-1', 132),
  plainDirectories: ['/var/lib/lxd'],
  baseDisk: '/state/images/0.qemu-1.ext4',
}
const lab = oneNetworkLab({name: 'one', image: '', machines: {'lxd-1': 132}})
const kernel = {kernel: '/k/kernel', initrd: '/k/initrd'}
const commandWith = (accelerator: 'kvm' | 'tcg'): string[] =>
  qemuCommand(record, {disk: '/m/disk', ownFiles: '/m/own-files'}, lab, kernel, accelerator)
const words = commandWith('tcg')
const after = (flag: string, from = words): string => from[from.indexOf(flag) + 1] ?? ''

test('a machine has the CPUs, memory and disk that it is held to', t => {
  t.is(after('-smp'), '1')
  t.is(after('-m'), '1024M')
  t.regex(after('-drive'), /format=qcow2,.*file=\/m\/disk$/)
  t.deepEqual(parseQemuCommand(words.slice(words.indexOf('qemu-system-x86_64'))), {
    cpus: 1,
    memory: 1024 ** 3,
    disk: '/m/disk',
  })
  t.is(parseQemuCommand(['nsenter', '--target=1', '']), undefined)
})

test('the kernel learns the machine’s name, its agent’s link and its directories', t => {
  t.regex(after('-append'), /(^| )systemd\.hostname=lxd-1( |$)/)
  t.regex(after('-append'), / fanlab\.agent=eth1,169\.254\.0\.2,169\.254\.0\.1,77 /)
  t.regex(after('-append'), / fanlab\.directories=\/var\/lib\/lxd$/)
})

test('AppArmor is off: the image has nothing that could load the profile of a Docker container', t => {
  t.regex(after('-append'), / apparmor=0 /)
})

test('each link is a tap of the lab with a hardware address that stays', t => {
  const text = words.join(' ')
  t.regex(text, /tap,id=eth0,ifname=lxd-1\.0,.*netdev=eth0,mac=02:fa:0a:4f:59:84/)
  t.regex(text, /tap,id=management,ifname=lxd-1\.m,.*netdev=management,mac=02:fb:/)
})

test('with KVM the processor is the host’s, in software one that has everything', t => {
  t.is(after('-accel', commandWith('kvm')), 'kvm')
  t.is(after('-cpu', commandWith('kvm')), 'host')
  t.regex(after('-accel'), /^tcg,/)
})
