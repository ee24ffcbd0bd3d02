import test from 'ava'
import {parseQemuCommand, qemuCommand} from './command-line.ts'

const record = {
  name: 'lxd-1',
  address: '10.79.89.132',
  cpus: 1,
  memory: 1024 ** 3,
  plainDirectories: ['/var/lib/lxd'],
  baseDisk: '/state/images/0.qemu-1.ext4',
}
const kernel = {kernel: '/k/kernel', initrd: '/k/initrd'}
const commandWith = (accelerator: 'kvm' | 'tcg'): string[] =>
  qemuCommand(record, {disk: '/m/disk'}, {hostAddress: '10.79.89.1'}, kernel, accelerator)
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
  t.regex(after('-append'), / fanlab\.agent=eth1,169\.254\.89\.132,169\.254\.89\.1,77 /)
  t.regex(after('-append'), / fanlab\.directories=\/var\/lib\/lxd$/)
})

test('AppArmor is off: the image has nothing that could load the profile of a Docker container', t => {
  t.regex(after('-append'), / apparmor=0 /)
})

test('both links are taps of the lab with the reserved hardware addresses', t => {
  const text = words.join(' ')
  t.regex(text, /tap,id=underlay,ifname=tap0a4f5984,.*netdev=underlay,mac=02:fa:0a:4f:59:84/)
  t.regex(text, /tap,id=management,ifname=mgt0a4f5984,.*netdev=management,mac=02:fa:a9:fe:59:84/)
})

test('with KVM the processor is the host’s, in software one that has everything', t => {
  t.is(after('-accel', commandWith('kvm')), 'kvm')
  t.is(after('-cpu', commandWith('kvm')), 'host')
  t.regex(after('-accel'), /^tcg,/)
})
