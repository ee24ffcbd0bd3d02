import {basename} from 'node:path'
import type {Lab} from '../../lab/lab.ts'
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

/** Gives LXD the container image, which the machine's own image holds, and those that the lab file names. */
export async function importContainerImage(context: StepContext): Promise<void> {
  const {lab, timed} = context
  const first = firstMember(lab)
  await timed('lxd', 'the container image is imported', async () => {
    await first.succeed(['lxc', 'image', 'import', `${imageFolder}/container.tar.gz`, '--alias', alias])
    const {importImage} = await import('./import-image.ts')
    for (const image of imagesOf(lab)) await importImage(context, first, image, aliasOf(image))
  })
}

const imagesOf = ({topology}: Lab): Set<string> =>
  new Set(
    [...topology.containers, ...topology.found].flatMap(({role, image}) =>
      role === 'lxd-cluster' && image !== undefined ? [image] : [],
    ),
  )

/** The file's name without its ending, as far as it may be one for LXD: setup launches containers by it. */
const aliasOf = (image: string | undefined): string =>
  image === undefined
    ? alias
    : basename(image)
        .replace(/\.(tar|tgz)(\.\w+)?$/, '')
        .replaceAll(/[^\w.-]+/g, '-')
        .replace(/^-+/, '')

/**
 * Launches the containers, without a target where the lab file names no machine: there LXD chooses. One is made after the other, for LXD places
 * side by side ones by counts that are already old (seen: 1, 4 and 1); each starts while the next is made.
 */
export async function launchContainers({lab, timed}: StepContext): Promise<void> {
  const first = firstMember(lab)
  await timed('lxd', 'containers are made and start', async () => {
    const starts: Promise<string>[] = []
    for (const {name, machine, image} of clusterContainers(lab)) {
      const target = machine === undefined ? [] : ['--target', machine]
      await first.succeed(['lxc', 'init', aliasOf(image), name, ...target])
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
