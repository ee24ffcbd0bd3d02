import test from 'ava'
import {lxdProvider} from '../../src/providers/lxd/provider.ts'
import {makeNestedHost, type NestedHost} from '../support/nested-host.ts'
import {registerContract, registerRemoval} from './contract.ts'
import {output, serialTests} from './contract-lab.ts'
import {ownNetworkTests} from './lxd-own-networks.ts'

// Needs what lxc.lab.ts needs. LXD runs on a host that is itself a machine of provider lxc.

let nested: NestedHost
let forwardingBefore: string
const settings = () => ({at: nested.at})
const contract = registerContract(test, {
  provider: stateDir => lxdProvider(stateDir, settings()),
  settings,
  image: async () => nested.image,
  async prepare() {
    nested = await makeNestedHost(`lxdhost-${process.pid}`)
    forwardingBefore = await forwarding()
  },
})
const serial = serialTests(test)
test.after.always(() => nested?.end())

const forwarding = (): Promise<string> => nested.succeed(['cat', '/proc/sys/net/ipv4/ip_forward'])

const names = async (path: string): Promise<string[]> =>
  JSON.parse(await nested.succeed(['lxc', 'query', path])).map((url: string) => url.split('/').at(-1))

serial('everything of the lab is in a project and a network of its own', async t => {
  t.deepEqual(await names('/1.0/instances'), [])
  t.deepEqual((await names('/1.0/projects')).sort(), ['default', `fanlab-${contract.spec.name}`])
  t.is((await names('/1.0/networks')).filter(name => name.startsWith('fl-')).length, 1)
})

serial('the limits are LXD’s own', async t => {
  t.deepEqual(await contract.machine(0).resources(), {cpus: 1, memory: 2 ** 30, disk: undefined})
})

serial('machine ids and hardware addresses are unique', async t => {
  for (const file of ['/etc/machine-id', '/sys/class/net/eth0/address']) {
    const found = await Promise.all(contract.all().map(machine => output(machine, ['cat', file])))
    t.is(new Set(found).size, found.length, found.join())
  }
})

ownNetworkTests(serial, contract, () => nested)
registerRemoval(test, contract)

serial('after the removal the server has nothing of the lab', async t => {
  t.deepEqual(await names('/1.0/projects'), ['default'])
  t.deepEqual(
    (await names('/1.0/networks')).filter(name => name.startsWith('fl-')),
    [],
  )
  t.deepEqual(await names('/1.0/images'), [])
})

serial('forwarding, which LXD turns on for the first of its networks, is as it was before', async t => {
  t.is(forwardingBefore, '0\n')
  t.is(await forwarding(), forwardingBefore)
})
