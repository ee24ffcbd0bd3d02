import {LabError} from '../../process/lab-error.ts'
import {featuresOf} from '../features.ts'
import {hostPlace, hostUnderlay, realHostNeeds} from '../host-place.ts'
import {madeMachines, noSettings} from '../made-machines.ts'
import type {LabSpec, ProvidedLab, Provider, Underlay} from '../provider.ts'
import {underlayAddressOf} from '../real-underlay.ts'
import type {ProviderSettings} from '../settings.ts'
import {undoOn} from '../undo.ts'
import {multipassProblems} from './check.ts'
import {isMissing, type Multipass, multipassClient, multipassSaid} from './client.ts'
import {launch} from './launch.ts'
import {multipassMachine} from './machine.ts'

interface MultipassSettings extends ProviderSettings {
  /** Words in front of each command of the host's; tests put another host in its place with them. */
  at?: readonly string[]
}

/** The article's own, pinned: Multipass' default is the newest release, in which the fan may be broken. */
const articleDistribution = 'ubuntu-22.04'

/** Instances of all labs share one list, so their names have the lab's in them. */
const instanceOf = (lab: string, machine: string): string => `fanlab-${lab}-${machine}`

async function remove(multipass: Multipass, instance: string): Promise<void> {
  const result = await multipass.run(['delete', '--purge', instance])
  if (result.status === 0 || isMissing(result)) return
  throw new LabError(`cannot remove ${instance}: ${multipassSaid(result)}`, {hint: 'multipass list'})
}

/** Machines are Multipass instances, as in the article. */
export function multipassProvider(
  stateDir: string,
  {distribution = articleDistribution, at = []}: MultipassSettings = {},
): Provider {
  const multipass = multipassClient(at)
  const host = hostPlace(at)

  function open(spec: LabSpec): ProvidedLab {
    const made = madeMachines(stateDir, spec.name, 'multipass', noSettings)
    const machine = (name: string) => multipassMachine(multipass, instanceOf(spec.name, name), name)
    const list = async () => {
      const names = await made.names()
      const infos = await Promise.all(names.map(name => multipass.info(instanceOf(spec.name, name))))
      return names.filter((_, index) => infos[index] !== undefined).map(machine)
    }
    return {
      spec,
      host,
      list,
      async create(machineSpec) {
        const instance = instanceOf(spec.name, machineSpec.name)
        // Before it is made, so that whoever finds it can remove it.
        await made.note(machineSpec.name)
        if (!(await multipass.info(instance))) await launch(multipass, instance, machineSpec, distribution)
        await machine(machineSpec.name).start()
        return machine(machineSpec.name)
      },
      async underlay(): Promise<Underlay> {
        const addresses = await Promise.all(
          (await list()).map(async place => [place.name, await underlayAddressOf(place)]),
        )
        return {addresses: Object.fromEntries(addresses), host: await hostUnderlay(host)}
      },
    }
  }

  return {
    name: 'multipass',
    features: featuresOf('multipass'),
    distribution,
    needs: realHostNeeds(),
    check: () => multipassProblems(multipass, distribution, {elsewhere: at.length > 0}),
    async open(spec) {
      const made = madeMachines(stateDir, spec.name, 'multipass', noSettings)
      await made.keep({})
      return open(spec)
    },
    async find(spec) {
      const lab = open(spec)
      return (await lab.list()).length > 0 ? lab : undefined
    },
    async destroy(name) {
      const made = madeMachines(stateDir, name, 'multipass', noSettings)
      if ((await made.settings()) !== undefined) await undoOn(host, name)
      const names = await made.names()
      await Promise.all(names.map(machine => remove(multipass, instanceOf(name, machine))))
      await made.removeAll()
    },
  }
}
