import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {rootOf} from '../embedded/root-of.ts'
import type {LabSpec, MachineSpec} from '../provider.ts'
import type {Client} from './client.ts'
import {nicDevices} from './devices.ts'
import {imageAlias, imageDeadline} from './machine-image.ts'
import {imageSource, type Kept, tokenKey} from './settings.ts'

/** The article's machines have 10 GiB of disk. */
const diskSize = '10GiB'

/**
 * A container that is a machine: LXD and Docker inside need all that root can do. A host with the old cgroup tree shows
 * it to the container, in which LXD then fails ("Failed to initialize cgroups"); the second version alone works.
 */
const containerConfig = [
  'security.privileged=true',
  'security.nesting=true',
  'raw.lxc=lxc.apparmor.profile = unconfined\nlxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0',
]

export const markedThing = z.object({config: z.record(z.string(), z.string())})

/** Makes the lab's project, or finds it; another lab's of the same name are refused. */
export async function ensureProject(client: Client, {project, token}: Kept): Promise<void> {
  const {product, command} = client.flavour
  const known = await client.get(`/1.0/projects/${project}`, markedThing)
  if (known && known.config[tokenKey] !== token) {
    throw new LabError(`cannot make the lab: ${product} has a project "${project}" that is not this lab's`, {
      hint: `another --lab, or ${command} project delete ${client.prefix}${project}`,
    })
  }
  if (known) return
  const config = ['features.images=true', 'features.profiles=true', `${tokenKey}=${token}`]
  await client.succeed('make a project', [
    ...['project', 'create', `${client.prefix}${project}`],
    ...config.flatMap(each => ['-c', each]),
  ])
}

/** Gives the lab's machines their disk and, where all have the same, their network. */
export async function ensureProfile(
  client: Client,
  {project}: Kept,
  network: string | undefined,
): Promise<void> {
  const profile = await client.get(
    `/1.0/profiles/default?project=${project}`,
    z.object({devices: z.record(z.string(), z.unknown())}),
  )
  const [pool] = (await client.get('/1.0/storage-pools', z.array(z.string()))) ?? []
  const add = (device: string, ...words: string[]): Promise<string> =>
    client.succeed(`set the project's ${device}`, [
      ...['profile', 'device', 'add', '--project', project],
      ...[`${client.prefix}default`, device, ...words],
    ])
  if (!profile?.devices.root)
    await add('root', 'disk', 'path=/', `pool=${pool?.split('/').at(-1) ?? 'default'}`, `size=${diskSize}`)
  if (network !== undefined && !profile?.devices.eth0)
    await add('eth0', 'nic', `network=${network}`, 'name=eth0')
}

/** Makes a machine that is not started yet. */
export async function initMachine(
  client: Client,
  kept: Kept,
  lab: LabSpec,
  machine: MachineSpec,
  distribution: string,
): Promise<void> {
  const {project, vm} = kept
  const {name, cpus, memory} = machine
  const config = [`limits.cpu=${cpus}`, `limits.memory=${memory}B`, ...(vm ? [] : containerConfig)]
  const source = vm
    ? imageSource(client.flavour.name, distribution)
    : `${client.prefix}${imageAlias(rootOf(name, lab))}`
  await client.succeed(
    `make ${name}`,
    [
      ...['init', '--project', project, source, `${client.prefix}${name}`, ...(vm ? ['--vm'] : [])],
      ...config.flatMap(each => ['--config', each]),
    ],
    {
      timeoutMs: imageDeadline,
      // The rest of the machine, in YAML, of which JSON is a part.
      ...(!vm && {stdin: JSON.stringify({devices: nicDevices(kept, lab, machine)})}),
    },
  )
}
