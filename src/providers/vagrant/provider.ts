import {LabError} from '../../process/lab-error.ts'
import {featuresOf} from '../features.ts'
import {hostPlace, hostUnderlay, realHostNeeds} from '../host-place.ts'
import {madeMachines} from '../made-machines.ts'
import type {LabSpec, ProvidedLab, Provider, Underlay} from '../provider.ts'
import {addressesAt} from '../real-underlay.ts'
import type {ProviderSettings} from '../settings.ts'
import {undoOn} from '../undo.ts'
import {isHypervisor, vagrantProblems} from './check.ts'
import {vagrantIn} from './client.ts'
import {vagrantMachine} from './machine.ts'
import {addressIn, networkFor, type VagrantLab, vagrantfile, vagrantLab} from './vagrantfile.ts'

const defaultDistribution = 'ubuntu-22.04'
const defaultHypervisor = 'virtualbox'

/** Bento's boxes exist for every hypervisor. */
const boxOf = (distribution: string): string => `bento/${distribution}`

/** Machines are virtual machines that Vagrant makes, on whichever hypervisor it can drive. */
export function vagrantProvider(stateDir: string, settings: ProviderSettings = {}): Provider {
  const {distribution = defaultDistribution, box, hypervisor = defaultHypervisor} = settings
  const host = hostPlace()
  // Vagrant refuses to be used twice at a time in some of what it does.
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work)
    queue = next.catch(() => {})
    return next
  }

  function open(spec: LabSpec): ProvidedLab {
    const made = madeMachines(stateDir, spec.name, 'vagrant', vagrantLab)
    const vagrant = vagrantIn(made.root)
    const known = async (): Promise<VagrantLab> => {
      const kept = await made.settings()
      if (kept) return kept
      throw new LabError(`cannot find lab ${spec.name}: nothing of it is on disk`)
    }
    const machine = (name: string) => vagrantMachine(vagrant, name, made.root)
    const list = async () => (await known()).machines.map(({name}) => machine(name))
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        await inTurn(async () => {
          const lab = await known()
          if (!lab.machines.some(({name}) => name === machineSpec.name)) {
            const {name, cpus, memory, interfaces} = machineSpec
            const [address = ''] = interfaces[0]?.addresses[0]?.split('/') ?? []
            const grown = {...lab, machines: [...lab.machines, {name, address, cpus, memory}]}
            await made.keep(grown)
            await vagrant.write(vagrantfile(grown))
          }
          await vagrant.up(machineSpec.name)
        })
        return machine(machineSpec.name)
      },
      async underlay(): Promise<Underlay> {
        const lab = await known()
        const addresses = await Promise.all(
          lab.machines.map(async machineSpec => {
            const own = await addressesAt(machine(machineSpec.name))
            const wanted = `${addressIn(lab, machineSpec)}/24`
            if (own.includes(wanted)) return [machineSpec.name, wanted]
            throw new LabError(`cannot find ${wanted} on ${machineSpec.name}: it has ${own.join(', ')}`)
          }),
        )
        return {addresses: Object.fromEntries(addresses), host: await hostUnderlay(host)}
      },
    }
  }

  return {
    name: 'vagrant',
    features: featuresOf('vagrant'),
    distribution,
    needs: realHostNeeds(),
    check: () => vagrantProblems(hypervisor),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, 'vagrant', vagrantLab)
      if ((await made.settings()) === undefined) {
        if (!isHypervisor(hypervisor)) throw new LabError(`cannot make a lab on hypervisor "${hypervisor}"`)
        const network = networkFor(spec.name)
        const lab: VagrantLab = {
          ...{lab: spec.name, box: box ?? boxOf(distribution), hypervisor, network, machines: []},
        }
        await made.keep(lab)
      }
      return open(spec)
    },
    async find(spec) {
      const made = madeMachines(stateDir, spec.name, 'vagrant', vagrantLab)
      return (await made.settings()) === undefined ? undefined : open(spec)
    },
    async destroy(name) {
      const made = madeMachines(stateDir, name, 'vagrant', vagrantLab)
      const lab = await made.settings()
      if (lab) await undoOn(host, name)
      if (lab && lab.machines.length > 0) {
        const vagrant = vagrantIn(made.root)
        await vagrant.write(vagrantfile(lab))
        await vagrant.destroyAll()
      }
      await made.removeAll()
    },
  }
}
