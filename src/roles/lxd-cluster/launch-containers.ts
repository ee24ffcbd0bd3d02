import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import type {Sight} from '../../process/wait-until.ts'
import {Hopeless} from '../../process/wait-until.ts'
import {clusterContainers, firstMember, namesInCluster} from './cluster-members.ts'
import {type Instance, overlayAddress, queryInstances} from './lxd-api.ts'

const alias = 'fanlab-container'
const imageFolder = '/usr/share/fanlab/images'
/** Milliseconds that a container may take from its start to its address; 1 s was measured. */
const addressDeadline = 60_000

/** Gives LXD the container image, which the machine's own image holds. */
export async function importContainerImage({lab, timed}: StepContext): Promise<void> {
  const first = firstMember(lab)
  await timed('lxd', 'the container image is imported', () =>
    first.succeed(['lxc', 'image', 'import', `${imageFolder}/container.tar.gz`, '--alias', alias]),
  )
}

/**
 * Launches the containers, without a target where the lab file names no machine: there LXD chooses. One is made after the other, for LXD places
 * side by side ones by counts that are already old (seen: 1, 4 and 1); each starts while the next is made.
 */
export async function launchContainers({lab, timed}: StepContext): Promise<void> {
  const first = firstMember(lab)
  await timed('lxd', 'containers are made and start', async () => {
    const starts: Promise<string>[] = []
    for (const {name, machine} of clusterContainers(lab)) {
      const target = machine === undefined ? [] : ['--target', machine]
      await first.succeed(['lxc', 'init', alias, name, ...target])
      const start = first.succeed(['lxc', 'start', name])
      // It is awaited below, unless the next one cannot even be made.
      start.catch(() => {})
      starts.push(start)
    }
    await Promise.all(starts)
    await waitForContainers(first, namesInCluster(lab))
  })
}

/** Resolves when all containers run and have an address on the overlay. */
export async function waitForContainers(
  member: Machine,
  names: readonly string[],
  within = addressDeadline,
): Promise<readonly Instance[]> {
  return member.waitUntil(
    'every container runs and has an overlay address',
    async (): Promise<Sight<readonly Instance[]>> => {
      const instances = await queryInstances(member)
      const wrong = names.flatMap(name => {
        const instance = instances.find(each => each.name === name)
        if (instance?.status === 'Error')
          throw new Hopeless(`${name} on ${instance.location} is in state Error`)
        if (instance?.status === 'Running' && overlayAddress(instance)) return []
        return [
          `${name} is ${instance?.status ?? 'unknown'}${instance?.status === 'Running' ? ' without address' : ''}`,
        ]
      })
      return wrong.length === 0 ? {value: instances} : {notYet: wrong.join(', ')}
    },
    {within, hint: `lxc list, on ${member.name}`},
  )
}
