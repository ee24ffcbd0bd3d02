import {mkdtemp, rm} from 'node:fs/promises'
import {BlockList} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {atMost} from '../../process/at-most.ts'
import {LabError} from '../../process/lab-error.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {optionName} from '../../process/option-name.ts'
import {sudoCaller} from '../../process/owner.ts'
import type {Problem} from '../../process/problem.ts'
import {shownValue} from '../../process/shown-value.ts'
import {placeBySsh} from '../place-by-ssh.ts'
import type {Place} from '../provider.ts'
import {underlayAddressOf} from '../real-underlay.ts'
import {type Inventory, type InventoryTarget, readInventoryFile} from './inventory.ts'

/** Reads the inventory; throws a LabError with every problem that it has. */
export async function loadInventory(file: string | undefined): Promise<Inventory> {
  if (file === undefined) {
    throw new LabError('cannot use provider ssh: no inventory was given', {
      hint: `${optionName('inventory')} FILE; docs/providers.md shows one`,
    })
  }
  const read = readInventoryFile(file, sudoCaller())
  if ('inventory' in read) return read.inventory
  throw new LabError(
    `cannot use the inventory ${shownValue(file)}:\n${read.problems.map(each => `  ${each}`).join('\n')}`,
    {
      hint: 'docs/providers.md shows one that is right',
    },
  )
}

/** Every reason why no lab can be made of these machines. Changes nothing on them. */
export async function sshProblems(
  file: string | undefined,
  wanted: readonly string[],
  at: readonly string[],
): Promise<Problem[]> {
  if ((await missingTools(['ssh'])).length > 0) {
    return [
      {
        message: 'provider ssh needs ssh, which the host does not have',
        hint: 'apt-get install openssh-client',
      },
    ]
  }
  let inventory: Inventory
  try {
    inventory = await loadInventory(file)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return [{message: error.message, hint: error.hint ?? ''}]
  }
  const missing = wanted.filter(name => !inventory.machines.some(machine => machine.name === name))
  const absent = missing.map(name => ({
    message: `the inventory has no machine "${name}"`,
    hint: `add one to ${file}; it has ${inventory.machines.map(machine => machine.name).join(', ')}`,
  }))
  return [...absent, ...(await machineProblems(inventory, at))]
}

/** Machines that are asked at the same time; each takes processes and files of this host. */
const machinesAtOnce = 8

interface Facts {
  name: string
  machineId: string
  address: string
}

async function machineProblems(inventory: Inventory, at: readonly string[]): Promise<Problem[]> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-ssh-'))
  try {
    const inTurn = atMost(machinesAtOnce)
    const targets = [...inventory.machines, ...(typeof inventory.host === 'string' ? [] : [inventory.host])]
    const looked = await Promise.all(targets.map(target => inTurn(() => look(target, inventory, folder, at))))
    const problems = looked.flatMap(found => ('problem' in found ? [found.problem] : []))
    const facts = looked.flatMap(found => ('problem' in found ? [] : [found]))
    return [...problems, ...sameMachine(facts), ...differentNetworks(facts)]
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function look(
  target: InventoryTarget,
  {knownHosts}: Inventory,
  folder: string,
  at: readonly string[],
): Promise<Facts | {problem: Problem}> {
  const {name} = target
  const place = placeBySsh(target, {
    knownHosts: knownHosts ?? join(folder, 'known_hosts'),
    strict: knownHosts !== undefined,
    at,
  })
  try {
    const uid = await first(place, ['id', '-u'])
    if (uid !== '0') throw new LabError(`cannot be root on ${name}`)
    const init = await first(place, ['cat', '/proc/1/comm'])
    if (init !== 'systemd')
      throw new LabError(`cannot use ${name}: its first process is ${init}, not systemd`)
    const machineId = await first(place, ['cat', '/etc/machine-id'])
    return {name, machineId, address: await underlayAddressOf(place, target.interface)}
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    const person = `ssh -p ${target.port} ${target.user}@${target.address}`
    const hint = target.user === 'root' ? `${person} true` : `${person} sudo -n true, which has to succeed`
    return {problem: {message: error.message, hint: error.hint ?? hint}}
  } finally {
    place.close()
  }
}

async function first(place: Place, argv: readonly string[]): Promise<string> {
  const {status, stdout, stderr} = await place.run(argv, {timeoutMs: 20_000})
  if (status === 0) return stdout.trim()
  throw new LabError(`cannot run "${argv.join(' ')}" on ${place.name}: ${stderr.trim()}`)
}

/** One computer under two names, or clones that would have the same hardware addresses on their bridges. */
function sameMachine(facts: readonly Facts[]): Problem[] {
  return facts.flatMap(({name, machineId}, index) => {
    const twin = facts.slice(0, index).find(other => other.machineId === machineId)
    if (!twin) return []
    return [
      {
        message: `${twin.name} and ${name} are one computer, or clones of one: both have the machine id ${machineId}`,
        hint: `if they are clones: rm /etc/machine-id && systemd-machine-id-setup, on ${name}, and reboot it`,
      },
    ]
  })
}

function differentNetworks(facts: readonly Facts[]): Problem[] {
  const [one, ...others] = facts
  if (!one) return []
  const [network = '', length] = one.address.split('/')
  const common = new BlockList()
  common.addSubnet(network, Number(length))
  return others
    .filter(({address}) => address.split('/')[1] !== length || !common.check(address.split('/')[0] ?? ''))
    .map(({name, address}) => ({
      message: `${name} has ${address} on its underlay, and ${one.name} ${one.address}: these are different networks`,
      hint: `name the right "interface" of each machine in the inventory`,
    }))
}
