import {randomUUID} from 'node:crypto'
import * as z from 'zod'
import {containerModules} from '../container-modules.ts'
import {choosesAddresses, featuresOf} from '../features.ts'
import {hostPlace, realHostTools} from '../host-place.ts'
import {madeMachines} from '../made-machines.ts'
import type {LabSpec, ProvidedLab, Provider, Underlay} from '../provider.ts'
import {addressesAt, underlayAddressOf} from '../real-underlay.ts'
import {undoOn} from '../undo.ts'
import {lxdProblems} from './check.ts'
import {type Client, type Flavour, flavours, lxdClient} from './client.ts'
import {hasPorts} from './devices.ts'
import {readForwarding, restoreForwarding} from './forwarding.ts'
import {refuseClashes} from './host-clashes.ts'
import {ensureHostSide, removeHostSide} from './host-side.ts'
import {lxdMachine} from './machine.ts'
import {ensureImages} from './machine-image.ts'
import {ensureProfile, ensureProject, initMachine} from './make-lab.ts'
import {ensureNetworks, refuseRemote} from './networks.ts'
import {pushOwnFiles} from './own-files.ts'
import {instanceNamesOf, removeFromServer} from './remove-lab.ts'
import {
  defaultDistribution,
  type Kept,
  keptOnServer,
  type LxdSettings,
  networkInToken,
  portInToken,
  projectOf,
} from './settings.ts'

/** Machines are instances of a LXD that is there, on this host or elsewhere, in a project of the lab's own. */
export const lxdProvider = (stateDir: string, settings: LxdSettings = {}): Provider =>
  instanceProvider(flavours.lxd, stateDir, settings)

/** The same on Incus. */
export const incusProvider = (stateDir: string, settings: LxdSettings = {}): Provider =>
  instanceProvider(flavours.incus, stateDir, settings)

function instanceProvider(flavour: Flavour, stateDir: string, settings: LxdSettings): Provider {
  const {remote, network, vm = false, distribution = defaultDistribution, at = []} = settings
  const features = featuresOf(flavour.name, settings)
  const client = (name: string | null | undefined): Client => lxdClient(flavour, name ?? undefined, at)
  const state = (lab: string) => madeMachines(stateDir, lab, flavour.name, keptOnServer)

  function open(spec: LabSpec, kept: Kept): ProvidedLab {
    const server = client(kept.remote)
    const machine = (name: string) => lxdMachine(server, kept, name)
    const host = hostPlace(at)
    return {
      spec,
      host,
      async create(machineSpec) {
        const {name} = machineSpec
        if (!(await instanceNamesOf(server, kept.project)).includes(name))
          await initMachine(server, kept, spec, machineSpec, distribution)
        if (kept.networks && !(await machine(name).isUp()))
          await pushOwnFiles(server, kept, spec, machineSpec)
        await machine(name).start()
        return machine(name)
      },
      list: async () => (await instanceNamesOf(server, kept.project)).map(machine),
      ...(hasPorts(kept) && {portOf: (name, index) => portInToken(kept.token, name, index)}),
      ...(kept.networks === undefined && {
        async underlay(): Promise<Underlay> {
          const machines = (await instanceNamesOf(server, kept.project)).map(machine)
          const addresses = await Promise.all(
            machines.map(async place => [place.name, await underlayAddressOf(place)]),
          )
          return {addresses: Object.fromEntries(addresses), host: {addresses: await addressesAt(host)}}
        },
      }),
    }
  }

  /** What is on disk about a lab that does not exist yet. Throws where its networks cannot be made here. */
  async function begin(spec: LabSpec): Promise<Kept> {
    const token = randomUUID()
    const common = {
      ...{remote: remote ?? null, project: projectOf(spec.name), vm, token},
      forwarding: await readForwarding(at),
    }
    if (!choosesAddresses(features, spec.networks))
      return {...common, ownNetwork: network === undefined ? networkInToken(token) : null}
    await refuseRemote(client(remote))
    await refuseClashes(at, spec.networks)
    const networks = spec.networks.map(each => networkInToken(token, each.name))
    return {...common, ownNetwork: null, networks}
  }

  return {
    name: flavour.name,
    features,
    distribution: vm ? distribution : undefined,
    needs: {
      tools: realHostTools,
      modules: vm ? ['vxlan'] : containerModules,
      unwantedUnits: [],
    },
    check: () => lxdProblems(client(remote), settings),
    async open(spec) {
      const made = state(spec.name)
      const kept = (await made.settings()) ?? (await begin(spec))
      // Before anything is made, so that whoever finds it can remove it.
      await made.keep(kept)
      const server = client(kept.remote)
      await ensureProject(server, kept)
      await ensureNetworks(server, kept, spec)
      if (kept.networks) await ensureHostSide(at, kept.token, spec)
      await ensureProfile(server, kept, kept.networks ? undefined : (kept.ownNetwork ?? network))
      if (!kept.vm) await ensureImages(server, kept, spec)
      return open(spec, kept)
    },
    async find(spec) {
      const kept = await state(spec.name).settings()
      if (!kept || !(await client(kept.remote).get(`/1.0/projects/${kept.project}`, z.object({}))))
        return undefined
      // A LXD that was started anew has made its bridges anew.
      if (kept.networks) await ensureHostSide(at, kept.token, spec)
      return open(spec, kept)
    },
    async destroy(name) {
      const made = state(name)
      const kept = await made.settings()
      if (kept) {
        await undoOn(hostPlace(at), name)
        const server = client(kept.remote)
        if (hasPorts(kept)) {
          const known = await server.get(`/1.0/projects/${kept.project}`, z.object({}))
          await removeHostSide(at, kept, known ? await instanceNamesOf(server, kept.project) : [])
        }
        await removeFromServer(server, kept)
        if (kept.ownNetwork !== null) await restoreForwarding(server, kept.forwarding, at)
      }
      await made.removeAll()
    },
  }
}
