import test from 'ava'
import {sampleLab} from '../../../test/support/sample-vagrant-lab.ts'
import {addressIn, networkFor, vagrantfile} from './vagrantfile.ts'

test('each machine has the article’s last number on a private network of its own', t => {
  const text = vagrantfile(sampleLab('virtualbox'))
  for (const line of [
    "config.vm.box = 'bento/ubuntu-22.04'",
    "config.vm.define 'lxd-1' do |machine|",
    "machine.vm.hostname = 'lxd-1'",
    "machine.vm.network 'private_network', ip: '192.168.57.132', netmask: '255.255.255.0'",
    "machine.vm.network 'private_network', ip: '192.168.57.225', netmask: '255.255.255.0'",
    "it.name = 'fanlab-fanlab-load-balancer'",
    'it.memory = 1024',
  ])
    t.true(text.includes(line), line)
})

test('each hypervisor is told what it understands', t => {
  t.regex(
    vagrantfile(sampleLab('libvirt')),
    /libvirt__network_name: 'fanlab-fanlab', libvirt__dhcp_enabled: false/,
  )
  t.notRegex(vagrantfile(sampleLab('libvirt')), /linked_clone/)
  t.regex(vagrantfile(sampleLab('vmware_desktop')), /it\.vmx\['memsize'\] = '1024'/)
})

test('nothing of a box’s name is Ruby', t => {
  const text = vagrantfile(sampleLab('virtualbox', "x'; system('id'); '\\"))
  t.true(text.includes(String.raw`config.vm.box = 'x\'; system(\'id\'); \'\\'`))
})

test('a lab’s network is one that VirtualBox allows, and the same each time', t => {
  const networks = ['fanlab', 'a', 'b', 'c', 'nightly', '0'].map(networkFor)
  for (const network of networks) t.regex(network, /^192\.168\.(5[6-9]|6[0-3])$/)
  t.true(new Set(networks).size > 2)
  t.is(networkFor('a'), networkFor('a'))
  const [machine] = sampleLab('virtualbox').machines
  if (machine) t.is(addressIn({network: '192.168.60'}, machine), '192.168.60.132')
})
