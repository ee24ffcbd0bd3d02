import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {TestFn} from 'ava'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import type {MachineSpec, Place, ProvidedMachine} from '../../src/providers/provider.ts'
import {machineOfOneNetwork, oneNetworkLab} from '../support/one-network.ts'
import {commandTests} from './contract-commands.ts'
import {deadlineTests} from './contract-deadlines.ts'
import {
  answers,
  bootId,
  type ContractLab,
  output,
  type Subject,
  serialTests,
  untilBooted,
  whereIn,
} from './contract-lab.ts'
import {lifeTests} from './contract-life.ts'
import {networkTests} from './contract-networks.ts'
import {openTests} from './contract-open.ts'

const machineSpec = (name: string, last: number): MachineSpec => ({
  ...machineOfOneNetwork(name, last),
  plainDirectories: ['/var/lib/docker'],
})

/**
 * Registers the tests that every provider has to pass. They share one lab of two machines, in order; the caller's own
 * tests that come after find it in the returned object and run before it is removed.
 */
export function registerContract(test: TestFn, subject: Subject): ContractLab {
  const serial = serialTests(test)
  const made: ProvidedMachine[] = []
  const contract = {} as {-readonly [Key in keyof ContractLab]: ContractLab[Key]}
  contract.machines = [machineSpec('m-1', 11), machineSpec('m-2', 12)]
  contract.machine = index => made[index] as ProvidedMachine
  contract.all = () => made

  test.before(async () => {
    await subject.prepare?.()
    // Not below /tmp, which may be a tmpfs: machines' file systems go there.
    contract.stateDir = await mkdtemp('/var/tmp/fanlab-contract-')
    contract.provider = subject.provider(contract.stateDir)
    const name = `contract-${process.pid}`
    const image = await subject.image()
    const mtu = contract.provider.features.chosenAddresses === 'always' ? 1400 : 1500
    contract.spec = oneNetworkLab({name, image, mtu, machines: {'m-1': 11, 'm-2': 12}})
  })

  test.after.always(async () => {
    if (contract.spec) {
      await contract.provider.destroy(contract.spec.name)
      await contract.provider.destroy(`${contract.spec.name}-n`)
    }
    if (contract.stateDir) await rm(contract.stateDir, {recursive: true, force: true})
  })

  serial('nothing speaks against the provider here', async t => {
    t.deepEqual(await contract.provider.check(), [])
  })

  serial('a lab that is not there is not found, and removing it is no error', async t => {
    t.is(await contract.provider.find(contract.spec), undefined)
    await contract.provider.destroy(contract.spec.name)
    t.is(await contract.provider.find(contract.spec), undefined)
  })

  serial('machines are made, all at once, and boot', async t => {
    contract.lab = await contract.provider.open(contract.spec)
    made.push(...(await Promise.all(contract.machines.map(spec => contract.lab.create(spec)))))
    await Promise.all(made.map(untilBooted))
    t.deepEqual(await Promise.all(made.map(async machine => (await output(machine, ['hostname'])).trim())), [
      'm-1',
      'm-2',
    ])
  })

  serial('making lab and machine again gives those that are there', async t => {
    const before = await Promise.all(made.map(bootId))
    const again = await contract.provider.open(contract.spec)
    const machines = await Promise.all(contract.machines.map(spec => again.create(spec)))
    t.deepEqual(await Promise.all(machines.map(bootId)), before)
    t.is((await again.list()).length, 2)
  })

  serial('the lab and its machines are found again by another process', async t => {
    const found = await subject.provider(contract.stateDir).find(contract.spec)
    const names = (await found?.list())?.map(({name}) => name)
    t.deepEqual(names?.sort(), ['m-1', 'm-2'])
    t.is(await output(found?.host as Place, ['echo', 'here']), 'here\n')
  })

  serial('each machine has its address and reaches host and neighbour', async t => {
    const {addresses, host} = await whereIn(contract.lab, contract.machines)
    contract.addresses = addresses
    for (const [index, address] of addresses.entries()) {
      await waitUntil(
        `m-${index + 1} has its address`,
        async (): Promise<Sight<true>> => {
          const said = await output(contract.machine(index), ['ip', '-j', '-4', 'addr', 'show'])
          return said.includes(`"${address}"`) ? {value: true} : {notYet: said}
        },
        {within: 20_000},
      )
    }
    if (contract.provider.features.chosenAddresses === 'always') {
      for (const place of [contract.lab.host, ...made]) {
        const routes = await output(place, ['ip', 'route', 'get', '10.79.89.99'])
        const device = /dev (\S+)/.exec(routes)?.[1] ?? ''
        t.is((await output(place, ['cat', `/sys/class/net/${device}/mtu`])).trim(), '1400', place.name)
      }
    }
    for (const place of [contract.lab.host, ...made]) {
      for (const address of [host, ...addresses]) {
        t.true(await answers(place, address), `${place.name} to ${address}`)
      }
    }
  })

  commandTests(serial, contract)
  deadlineTests(serial, contract)
  openTests(serial, contract, subject)
  lifeTests(serial, contract, stateDir => subject.provider(stateDir))
  networkTests(serial, contract)
  return contract
}

/** The last test of a provider: call it after its own ones. */
export function registerRemoval(test: TestFn, contract: ContractLab): void {
  serialTests(test)('removing a lab leaves nothing of it, and removing it again is no error', async t => {
    const {provider, spec, stateDir} = contract
    await provider.destroy(spec.name)
    t.is(await provider.find(spec), undefined)
    await provider.destroy(spec.name)
    const left = await readdir(join(stateDir, 'labs', spec.name)).catch(() => [])
    t.deepEqual(left, [])
  })
}
