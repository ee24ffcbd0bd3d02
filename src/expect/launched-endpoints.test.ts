import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {findLaunched} from './launched-endpoints.ts'

const instance = (name: string, address: string) => ({
  ...{name, status: 'Running', location: 'lxd-1'},
  state: {
    pid: 7,
    network: {
      eth0: {mtu: 1450, addresses: [{family: 'inet', address, netmask: '8', scope: 'global'}]},
    },
  },
})
const docker = {
  State: {Running: true, Pid: 8},
  NetworkSettings: {Networks: {fanbr0: {IPAddress: '240.225.0.7', IPPrefixLen: 8}}},
}

const lab = fakeLab((machine, argv) => {
  const asked = argv.join(' ')
  if (/recursion/.test(asked))
    return JSON.stringify([
      ...[instance('container-1', '240.132.0.9'), instance('mine', '240.132.0.10')],
      ...[instance('host', '240.132.0.11'), instance('apart', '192.0.2.7')],
    ])
  if (/docker ps/.test(asked))
    return machine === 'load-balancer' ? 'docker-container-1\nweb\n--rm\nmine\n' : ''
  return JSON.stringify(docker)
})

test('containers on the overlay are found, whoever launched them; of equal names the first is asked', async t => {
  const {endpoints, passedOver} = await findLaunched(lab)
  t.deepEqual(
    endpoints.map(({name, kind, address, pid}) => ({name, kind, address, pid})),
    [
      {name: 'mine', kind: 'container', address: '240.132.0.10', pid: 7},
      {name: 'web', kind: 'docker', address: '240.225.0.7', pid: 8},
    ],
  )
  t.deepEqual(passedOver, [
    'the container "host" on lxd-1 is not asked: something else has that name',
    'the docker "mine" on load-balancer is not asked: something else has that name',
  ])
})
