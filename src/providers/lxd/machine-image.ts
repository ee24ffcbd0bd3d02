import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {arch, tmpdir} from 'node:os'
import {join} from 'node:path'
import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {rootOf} from '../embedded/root-of.ts'
import {toolEnvironment} from '../environment.ts'
import type {LabSpec} from '../provider.ts'
import {type Client, lxdSaid} from './client.ts'
import type {Kept} from './settings.ts'

/** Milliseconds that an image may take to be sent and unpacked. */
export const imageDeadline = 600_000

/** Name in the lab's project of the image that these directories make, the uppermost first; the last is the lab's own. */
export function imageAlias(root: readonly string[]): string {
  const usual = 'fanlab-machine'
  if (root.length === 1) return usual
  return `${usual}-${createHash('sha256').update(root.join(':')).digest('hex').slice(0, 10)}`
}

/** Gives the server the images of a lab's machines, each once; they go with the lab's project. */
export async function ensureImages(client: Client, kept: Kept, lab: LabSpec): Promise<void> {
  const roots = lab.names.map(({name}) => rootOf(name, lab))
  const wanted = new Map(roots.map(root => [imageAlias(root), root]))
  for (const root of wanted.values()) await ensureImported(client, kept, root)
}

async function ensureImported(client: Client, {project}: Kept, root: readonly string[]): Promise<void> {
  const alias = imageAlias(root)
  if (await client.get(`/1.0/images/aliases/${alias}?project=${project}`, z.object({}))) return
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-image-'))
  try {
    const machine = arch() === 'x64' ? 'x86_64' : arch() === 'arm64' ? 'aarch64' : arch()
    await writeFile(join(folder, 'metadata.yaml'), `architecture: ${machine}\ncreation_date: 1700000000\n`)
    const words = ['image', 'import', '--project', project, '/dev/stdin', '--alias', alias]
    const remote = client.prefix === '' ? [] : [client.prefix]
    const result = await run([...(await packed(folder, root)), ...client.argv(...words, ...remote)], {
      timeoutMs: imageDeadline,
      env: toolEnvironment(),
    })
    if (result.status !== 0)
      throw new LabError(`cannot give ${client.flavour.product} the machine image: ${lxdSaid(result)}`)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Words in front of a client's command that reads the image as it comes; several directories are laid over each other. */
async function packed(folder: string, root: readonly string[]): Promise<string[]> {
  const [only = ''] = root
  if (root.length === 1) return ['sh', '-c', pack, 'pack', folder, only]
  const merged = join(folder, 'merged')
  await mkdir(merged)
  return ['unshare', '--mount', 'sh', '-euc', mergeAndPack, 'pack', root.join(':'), folder, merged]
}

/**
 * The client reads it as it comes: no file of the image's size, and none that a snap could not read. S: not the targets
 * of symbolic links.
 */
const pack =
  'tar --numeric-owner -C "$1" -cf - metadata.yaml -C "$2" --transform "s,^\\.,rootfs,S" . | { shift 2; "$@"; }'

const mergeAndPack = `mount -t overlay -o "ro,lowerdir=$1" overlay "$3"; shift; ${pack}`
