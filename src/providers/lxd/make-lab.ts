import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {arch, tmpdir} from 'node:os'
import {join} from 'node:path'
import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {toolEnvironment} from '../environment.ts'
import type {MachineSpec} from '../provider.ts'
import {type Client, lxdSaid} from './client.ts'
import {imageSource, type Kept, tokenKey} from './settings.ts'

/** Milliseconds that an image may take to be sent and unpacked. */
const imageDeadline = 600_000
/** The article's machines have 10 GiB of disk. */
const diskSize = '10GiB'
/** Name of the machine image in the lab's project. */
const imageAlias = 'fanlab-machine'

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

/** Makes project and network of the lab, or finds them; another lab's of the same name are refused. */
export async function ensureProject(client: Client, kept: Kept, network: string | undefined): Promise<void> {
  const {project, ownNetwork, token} = kept
  const {product, command} = client.flavour
  const known = await client.get(`/1.0/projects/${project}`, markedThing)
  if (known && known.config[tokenKey] !== token) {
    throw new LabError(`cannot make the lab: ${product} has a project "${project}" that is not this lab's`, {
      hint: `another --lab, or ${command} project delete ${client.prefix}${project}`,
    })
  }
  if (!known) {
    const config = ['features.images=true', 'features.profiles=true', `${tokenKey}=${token}`]
    await client.succeed('make a project', [
      ...['project', 'create', `${client.prefix}${project}`],
      ...config.flatMap(each => ['-c', each]),
    ])
  }
  if (ownNetwork !== null && !(await client.get(`/1.0/networks/${ownNetwork}`, markedThing))) {
    const config = ['ipv4.address=auto', 'ipv4.nat=true', 'ipv6.address=none', `${tokenKey}=${token}`]
    await client.succeed('make a network', [
      'network',
      'create',
      `${client.prefix}${ownNetwork}`,
      '--type=bridge',
      ...config,
    ])
  }
  await ensureProfile(client, kept, ownNetwork ?? network ?? '')
}

async function ensureProfile(client: Client, {project}: Kept, network: string): Promise<void> {
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
  if (!profile?.devices.eth0) await add('eth0', 'nic', `network=${network}`, 'name=eth0')
}

/** Gives the server the machine image, once for each lab; it goes with the lab's project. */
export async function ensureImported(client: Client, {project}: Kept, image: string): Promise<void> {
  if (await client.get(`/1.0/images/aliases/${imageAlias}?project=${project}`, z.object({}))) return
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-image-'))
  try {
    const machine = arch() === 'x64' ? 'x86_64' : arch() === 'arm64' ? 'aarch64' : arch()
    await writeFile(join(folder, 'metadata.yaml'), `architecture: ${machine}\ncreation_date: 1700000000\n`)
    // The client reads it as it comes: no file of the image's size, and none that a snap could not read.
    // S: not the targets of symbolic links.
    const pack =
      'tar --numeric-owner -C "$1" -cf - metadata.yaml -C "$2" --transform "s,^\\.,rootfs,S" . | { shift 2; "$@"; }'
    const words = ['image', 'import', '--project', project, '/dev/stdin', '--alias', imageAlias]
    const remote = client.prefix === '' ? [] : [client.prefix]
    const result = await run(['sh', '-c', pack, 'pack', folder, image, ...client.argv(...words, ...remote)], {
      timeoutMs: imageDeadline,
      env: toolEnvironment(),
    })
    if (result.status !== 0)
      throw new LabError(`cannot give ${client.flavour.product} the machine image: ${lxdSaid(result)}`)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Makes a machine that is not started yet. */
export async function initMachine(
  client: Client,
  {project, vm}: Kept,
  {name, cpus, memory}: MachineSpec,
  distribution: string,
): Promise<void> {
  const config = [`limits.cpu=${cpus}`, `limits.memory=${memory}B`, ...(vm ? [] : containerConfig)]
  const source = vm ? imageSource(client.flavour.name, distribution) : `${client.prefix}${imageAlias}`
  await client.succeed(
    `make ${name}`,
    [
      ...['init', '--project', project, source, `${client.prefix}${name}`, ...(vm ? ['--vm'] : [])],
      ...config.flatMap(each => ['--config', each]),
    ],
    imageDeadline,
  )
}
