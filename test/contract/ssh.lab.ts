import {copyFile, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {findCaller} from '../../src/cli/find-caller.ts'
import {ensureImage} from '../../src/image/ensure-image.ts'
import {run} from '../../src/process/run.ts'
import {lxcProvider} from '../../src/providers/lxc/provider.ts'
import type {ProvidedLab, ProvidedMachine} from '../../src/providers/provider.ts'
import {claimFolder} from '../../src/providers/ssh/claim.ts'
import {sshProvider} from '../../src/providers/ssh/provider.ts'
import {machineOfOneNetwork, oneNetworkLab} from '../support/one-network.ts'
import {registerContract, registerRemoval} from './contract.ts'
import {output, serialTests, untilBooted} from './contract-lab.ts'

// The machines that "already exist" are made by provider lxc, and the host's commands run in that lab's network.
// Needs what lxc.lab.ts needs, and ssh.

const stateDir = await mkdtemp('/var/tmp/fanlab-ssh-lab-')
const lxc = lxcProvider(stateDir)
const key = join(stateDir, 'key')
const labName = `sshm-${process.pid}`
const names = ['m-1', 'm-2']

interface World {
  lab: ProvidedLab
  machines: ProvidedMachine[]
  inventory: string
  /** Words in front of a command that put it into the lab's network, with the files of the real host. */
  at: readonly string[]
}

const worlds: World[] = []

async function makeWorld(number: number, image: string): Promise<World> {
  const addresses = Object.fromEntries(names.map((name, index) => [name, 21 + index]))
  const spec = oneNetworkLab({name: `${labName}-${number}`, image, machines: addresses})
  const lab = await lxc.open(spec)
  const machines = await Promise.all(
    Object.entries(addresses).map(([name, last]) =>
      lab.create({...machineOfOneNetwork(name, last), plainDirectories: ['/var/lib/docker']}),
    ),
  )
  await Promise.all(machines.map(untilBooted))
  const {stdout: publicKey} = await run(['cat', `${key}.pub`])
  const script = `
    ssh-keygen -A >/dev/null
    install -d -m 700 /root/.ssh
    cat >/root/.ssh/authorized_keys
    systemctl enable --quiet --now ssh.service`
  await Promise.all(machines.map(machine => output(machine, ['sh', '-euc', script], {stdin: publicKey})))
  const inventory = join(stateDir, `inventory-${number}.json`)
  await writeFile(
    inventory,
    JSON.stringify({
      defaults: {identityFile: 'key', interface: 'eth0'},
      machines: names.map((name, index) => ({name, address: `10.79.89.${21 + index}`})),
    }),
  )
  // The first word of the way into the lab is the keeper's: nsenter --target=PID --mount --net --pid --.
  const [nsenter = '', target = ''] = lab.host.attach([], false)
  return {lab, machines, inventory, at: [nsenter, target, '--net', '--']}
}

const byState = new Map<string, World>()
function settings(folder: string): {inventory: string; at: readonly string[]} {
  const world = byState.get(folder) ?? (worlds[byState.size] as World)
  byState.set(folder, world)
  return {inventory: world.inventory, at: world.at}
}
const contract = registerContract(test, {
  provider: folder => sshProvider(folder, settings(folder)),
  settings,
  async image() {
    return ''
  },
  async prepare() {
    const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
    const {cacheDir} = await findCaller()
    const folders = {cacheDir, stateDir: '/var/lib/fanlab'}
    const {directory} = await ensureImage(recipe, {...folders, onProgress: () => {}})
    await run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', key])
    worlds.push(await makeWorld(1, directory), await makeWorld(2, directory))
  },
})
const serial = serialTests(test)

test.after.always(async () => {
  for (const number of [1, 2]) await lxc.destroy(`${labName}-${number}`)
  await rm(stateDir, {recursive: true, force: true})
})

serial('a machine that another lab has is refused, and nothing of it is changed', async t => {
  const [world] = worlds as [World]
  const other = await mkdtemp(join(stateDir, 'other-'))
  const provider = sshProvider(other, {inventory: world.inventory, at: world.at})
  const lab = await provider.open({...contract.spec, name: 'other'})
  const [spec] = contract.machines
  if (!spec) throw new Error('no machine')
  await t.throwsAsync(lab.create(spec), {
    message: `cannot use m-1: lab "${contract.spec.name}" of somebody else has it`,
  })
  await provider.destroy('other')
  t.regex(await output(contract.machine(0), ['cat', `${claimFolder}/lab`]), new RegExp(contract.spec.name))
})

serial('a machine with another host key is not talked to', async t => {
  const [world] = worlds as [World]
  const folder = await mkdtemp(join(stateDir, 'strange-'))
  await copyFile(key, join(folder, 'key'))
  await writeFile(join(folder, 'known'), `10.79.89.21 ${(await run(['cat', `${key}.pub`])).stdout}`)
  const inventory = join(folder, 'inventory.json')
  const machines = [{name: 'm-1', address: '10.79.89.21', identityFile: 'key', interface: 'eth0'}]
  await writeFile(inventory, JSON.stringify({knownHosts: 'known', machines}))
  const problems = await sshProvider(folder, {inventory, at: world.at}).check(['m-1'])
  t.is(problems.length, 1)
  t.regex(problems[0]?.message ?? '', /cannot be reached: .*[Hh]ost key/s)
})

registerRemoval(test, contract)

serial('machines are given back: nobody has claimed them, and they still run', async t => {
  for (const {machines} of worlds) {
    for (const machine of machines) {
      t.not((await machine.run(['test', '-e', claimFolder])).status, 0)
      t.is((await machine.run(['true'])).status, 0)
    }
  }
})
