import {basename} from 'node:path'
import * as z from 'zod'
import {askProgram} from '../../lab/ask-program.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {LabError} from '../../process/lab-error.ts'
import type {Sight} from '../../process/wait-until.ts'
import {Hopeless} from '../../process/wait-until.ts'
import {clusterContainers, clusterMembers, firstMember} from './cluster-members.ts'
import {type Instance, overlayAddress, queryInstances} from './lxd-api.ts'

const alias = 'fanlab-container'
const imageFolder = '/usr/share/fanlab/images'
/** Milliseconds that a container may take from its start to its address; 1 s was measured. */
const addressDeadline = 60_000
/** Milliseconds that LXD may take to make one; 0.5 s were measured. */
const makingDeadline = 30_000

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

/** Where LXD answers: a snap's, and a package's. */
const sockets = ['/var/snap/lxd/common/lxd/unix.socket', '/var/lib/lxd/unix.socket']

/** Of the program that launches them: the sentence of what went wrong. */
const launched = z.object({problem: z.string().nullable()})

/**
 * Launches the containers, without a target where the lab file names no machine: there LXD chooses. As many as there are
 * members are made side by side, each placed when the one before it counts: LXD places by counts that are already old
 * otherwise (seen of six: 1, 4 and 1).
 */
export async function launchContainers({lab, timed}: StepContext): Promise<void> {
  const first = firstMember(lab)
  const containers = clusterContainers(lab).map(({name, machine, image}) => ({
    name,
    image: aliasOf(image),
    target: machine ?? null,
  }))
  await timed('lxd', 'containers are made and start', async () => {
    const {problem} = await askProgram(
      first,
      ['roles/lxd-cluster/guest/launch_containers'],
      {
        ...{sockets, containers, together: clusterMembers(lab).length},
        seconds: (addressDeadline + containers.length * makingDeadline) / 1000,
      },
      launched,
    )
    if (problem !== null)
      throw new LabError(`cannot launch the containers on ${first.name}: ${problem}`, {
        hint: `lxc list, on ${first.name}`,
      })
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
