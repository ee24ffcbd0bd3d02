import test from 'ava'
import {multipassProvider} from '../../src/providers/multipass/provider.ts'
import {makeNestedHost, type NestedHost} from '../support/nested-host.ts'
import {prepareMultipass, withMultipass} from '../support/nested-machines.ts'
import {registerContract, registerRemoval} from './contract.ts'
import {serialTests} from './contract-lab.ts'

// Needs what lxc.lab.ts needs. Multipass is played by fixtures/multipass, on a host that is itself a machine of provider
// lxc; FANLAB_TEST_MULTIPASS tells which version.

const version = process.env.FANLAB_TEST_MULTIPASS ?? '1.16.3'
let nested: NestedHost
const settings = () => ({distribution: 'debian-12', at: [...nested.at, ...withMultipass(version)]}) as const
const contract = registerContract(test, {
  provider: stateDir => multipassProvider(stateDir, settings()),
  settings,
  image: async () => nested.image,
  async prepare() {
    nested = await makeNestedHost(`mphost-${process.pid}`)
    await prepareMultipass(nested)
  },
})
const serial = serialTests(test)
test.after.always(() => nested?.end())

const instances = async (): Promise<string[]> => {
  const text = await nested.succeed([...withMultipass(version), 'multipass', 'list', '--format', 'json'])
  return JSON.parse(text).list.map(({name}: {name: string}) => name)
}

serial('instances have the lab’s name in theirs, and machines have not', async t => {
  const {name} = contract.spec
  t.deepEqual((await instances()).sort(), [`fanlab-${name}-m-1`, `fanlab-${name}-m-2`])
})

serial('the limits are Multipass’ own', async t => {
  t.deepEqual(await contract.machine(0).resources(), {cpus: 1, memory: 2 ** 30, disk: 10 * 2 ** 30})
})

registerRemoval(test, contract)

serial('after the removal Multipass knows nothing of the lab', async t => {
  t.deepEqual(await instances(), [])
})
