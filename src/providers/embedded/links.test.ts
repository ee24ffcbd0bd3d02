import test from 'ava'
import {LabError} from '../../process/lab-error.ts'
import {agentParameters, managementAddresses} from './links.ts'

const names = ['lxd-1', 'lxd-2'].map(name => ({name, addresses: []}))

test('management links have link-local addresses, by the machine’s place among the names of the lab', t => {
  t.deepEqual(managementAddresses(names, 'lxd-1'), {lab: '169.254.0.1', machine: '169.254.0.2'})
  t.deepEqual(managementAddresses(names, 'lxd-2'), {lab: '169.254.0.1', machine: '169.254.0.3'})
})

test('a thousand machines have management addresses of their own', t => {
  const many = Array.from({length: 1000}, (_, index) => ({name: `m-${index}`, addresses: []}))
  t.is(new Set(many.map(({name}) => managementAddresses(many, name).machine)).size, 1000)
})

test('a machine that the lab does not know gets no links', t => {
  t.throws(() => managementAddresses(names, 'other'), {
    instanceOf: LabError,
    message: 'cannot make the links of other: the lab does not know its name',
  })
})

test('the machine is told the names of its links, the agent’s device, address, peer and port, and the directories', t => {
  const addresses = managementAddresses(names, 'lxd-1')
  const links = [
    {device: 'vec0', name: 'eth0'},
    {device: 'vec1', name: 'eth1'},
  ]
  const words = ['fanlab.links=vec0:eth0,vec1:eth1', 'fanlab.agent=vec2,169.254.0.2,169.254.0.1,77']
  t.deepEqual(agentParameters('vec2', addresses, links, []), words)
  t.deepEqual(agentParameters('vec2', addresses, links, ['/a', '/b']), [...words, 'fanlab.directories=/a:/b'])
})
