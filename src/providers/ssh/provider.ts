import {randomUUID} from 'node:crypto'
import {join} from 'node:path'
import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {featuresOf} from '../features.ts'
import {hostPlace} from '../host-place.ts'
import {type MadeMachines, madeMachines} from '../made-machines.ts'
import type {ChannelPlace} from '../place-by-channel.ts'
import {placeBySsh} from '../place-by-ssh.ts'
import type {LabSpec, Place, ProvidedLab, ProvidedMachine, Provider, Underlay} from '../provider.ts'
import {addressesAt, underlayAddressOf} from '../real-underlay.ts'
import type {ProviderSettings} from '../settings.ts'
import {undoOn} from '../undo.ts'
import {loadInventory, sshProblems} from './check.ts'
import {type Claim, claimMachine, isClaimed, releaseMachine} from './claim.ts'
import type {Inventory, InventoryTarget} from './inventory.ts'
import {sshMachine} from './machine.ts'

interface SshSettings extends ProviderSettings {
  /** Words in front of each command of the host's; tests put the host into a network of theirs with them. */
  at?: readonly string[]
}

const target = z.object({
  name: z.string(),
  address: z.string().regex(/^[^-]/),
  user: z.string().regex(/^[^-]/),
  port: z.int(),
  identityFile: z.string().exactOptional(),
  hostKeyAlias: z.string().exactOptional(),
  interface: z.string().regex(/^[^-]/).exactOptional(),
})

/** What is on disk about a lab; enough to give its machines back when the inventory has changed or is gone. */
const keptInventory = z.object({
  inventory: z.object({
    machines: z.array(target).readonly(),
    host: z.union([z.literal(['local', 'none']), target]),
    knownHosts: z.string().exactOptional(),
  }),
  token: z.string().regex(/^[0-9a-f-]+$/),
})
type Kept = z.infer<typeof keptInventory>

/** Machines that were there before: they are adopted, and given back as they were. */
export function sshProvider(
  stateDir: string,
  {inventory: file, distribution, at = []}: SshSettings = {},
): Provider {
  const open = (spec: LabSpec, made: MadeMachines<Kept>, kept: Kept): ProvidedLab => {
    const {inventory, token} = kept
    const connect = connector(made, inventory, at)
    const claim: Claim = {lab: spec.name, token}
    const find = (name: string): InventoryTarget | undefined =>
      inventory.machines.find(each => each.name === name)
    const machine = (target: InventoryTarget): ProvidedMachine => sshMachine(connect(target))
    return {
      spec,
      host: placeOfHost(inventory, connect, at),
      lacks: name =>
        find(name) ? undefined : `the inventory has no machine "${name}", and provider ssh makes none`,
      async create({name}) {
        const target = find(name)
        if (!target) throw new LabError(`cannot adopt ${name}: the inventory has no such machine`)
        await made.note(name)
        await claimMachine(machine(target), claim)
        return machine(target)
      },
      async list() {
        return (await made.names()).flatMap(name => find(name) ?? []).map(machine)
      },
      async underlay(): Promise<Underlay> {
        const targets = (await made.names()).flatMap(name => find(name) ?? [])
        const addresses = await Promise.all(
          targets.map(async target => [
            target.name,
            await underlayAddressOf(machine(target), target.interface),
          ]),
        )
        const host =
          inventory.host === 'none'
            ? {absent: 'the inventory says that no computer plays the host'}
            : {addresses: await addressesAt(placeOfHost(inventory, connect, at))}
        return {addresses: Object.fromEntries(addresses), host}
      },
    }
  }
  return {
    name: 'ssh',
    features: featuresOf('ssh'),
    distribution,
    needs: {tools: {ssh: 'openssh-client'}, modules: [], unwantedUnits: []},
    check: (wanted = []) => sshProblems(file, wanted, at),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, 'ssh', keptInventory)
      const known = await made.settings()
      if (known) return open(spec, made, known)
      const kept = {inventory: await loadInventory(file), token: randomUUID()}
      await made.keep(kept)
      return open(spec, made, kept)
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, 'ssh', keptInventory)
      const kept = await made.settings()
      return kept && open(spec, made, kept)
    },
    async destroy(name) {
      const made = madeMachines(stateDir, name, 'ssh', keptInventory)
      const kept = await made.settings()
      if (kept) await giveBack(name, made, kept, at)
      await made.removeAll()
    },
  }
}

type Connector = (target: InventoryTarget) => ChannelPlace

/** One connection for each machine, however often it is asked for. */
function connector(made: MadeMachines<Kept>, {knownHosts}: Inventory, at: readonly string[]): Connector {
  const places = new Map<string, ChannelPlace>()
  return target => {
    const known = places.get(target.name)
    if (known) return known
    const place = placeBySsh(target, {
      knownHosts: knownHosts ?? join(made.root, 'known_hosts'),
      strict: knownHosts !== undefined,
      at,
    })
    places.set(target.name, place)
    return place
  }
}

const placeOfHost = ({host}: Inventory, connect: Connector, at: readonly string[]): Place =>
  typeof host === 'string' ? hostPlace(at) : connect(host)

/** Undoes what was done to the machines that are the lab's, and to the host. One that fails does not keep the others. */
async function giveBack(
  lab: string,
  made: MadeMachines<Kept>,
  kept: Kept,
  at: readonly string[],
): Promise<void> {
  const {inventory, token} = kept
  const connect = connector(made, inventory, at)
  const claim: Claim = {lab, token}
  const names = await made.names()
  const targets = inventory.machines.filter(({name}) => names.includes(name))
  const work = targets.map(async target => {
    const machine = sshMachine(connect(target))
    if (await isClaimed(machine, claim)) {
      await undoOn(machine, lab)
      await releaseMachine(machine, claim)
    }
    await made.forget(target.name)
  })
  if (inventory.host !== 'none') work.push(undoOn(placeOfHost(inventory, connect, at), lab))
  const failed = (await Promise.allSettled(work)).flatMap(each =>
    each.status === 'rejected' ? [each.reason] : [],
  )
  for (const target of targets) connect(target).close()
  if (typeof inventory.host !== 'string') connect(inventory.host).close()
  if (failed.length === 1) throw failed[0]
  if (failed.length > 1) throw new AggregateError(failed, `cannot give the machines of lab ${lab} back`)
}
