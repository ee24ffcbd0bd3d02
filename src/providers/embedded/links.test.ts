import test from 'ava'
import {agentParameters, managementAddresses, tapNames} from './links.ts'

test('tap devices are named by the machine’s address and fit the kernel’s 15 characters', t => {
  t.deepEqual(tapNames('10.79.89.225'), {underlay: 'tap0a4f59e1', management: 'mgt0a4f59e1'})
  for (const name of Object.values(tapNames('255.255.255.255'))) t.true(name.length <= 15)
})

test('management links have link-local addresses that differ by machine, in a /16, too', t => {
  t.deepEqual(managementAddresses('10.79.89.1', '10.79.89.132'), {
    lab: '169.254.89.1',
    machine: '169.254.89.132',
  })
  t.not(
    managementAddresses('172.16.0.1', '172.16.3.4').machine,
    managementAddresses('172.16.0.1', '172.16.4.4').machine,
  )
})

test('the agent is told its device, its address, the lab’s end and its port, and the directories', t => {
  const addresses = managementAddresses('10.79.89.1', '10.79.89.132')
  const link = 'fanlab.agent=vec1,169.254.89.132,169.254.89.1,77'
  t.deepEqual(agentParameters('vec1', addresses, []), [link])
  t.deepEqual(agentParameters('vec1', addresses, ['/a', '/b']), [link, 'fanlab.directories=/a:/b'])
})
