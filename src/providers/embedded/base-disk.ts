import {createHash} from 'node:crypto'
import {access, mkdir, readFile, rename, rm, symlink} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {partialName} from '../../image/archive.ts'
import {boundToThisProcess} from '../../process/bound-to-this-process.ts'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {withLock} from '../../process/with-lock.ts'
import {layFiles} from './lay-files.ts'

/** Bytes of a machine's disk; files of it take only the room that is used. The article's machines have 10 GiB. */
const usualSize = 10 * 1024 ** 3

/** How long in milliseconds a disk may take; 4 s were measured. */
const diskDeadline = 300_000

/** What a machine has on its disk beside the image. */
export interface DiskContent {
  /** The provider's name. */
  name: string
  /** Absolute path to text and mode. */
  files: Readonly<Record<string, {text: string; mode: number}>>
  /** Absolute path to where it points. */
  links: Readonly<Record<string, string>>
  /** Absolute path of a folder on the machine, to the folder on the host that it is copied from. */
  folders: Readonly<Record<string, string>>
}

/**
 * The disk of that size that an unpacked image, or layers above it, make with that content: an ext4 file system in a
 * sparse file beside the image, made once. Whoever removes the image removes what begins with its name.
 */
export async function ensureBaseDisk(
  root: readonly string[],
  content: DiskContent,
  size: number = usualSize,
): Promise<string> {
  const image = root.at(-1) ?? ''
  const manifests = await Promise.all(root.map(each => readFile(`${each}.manifest`, 'utf8')))
  const key = createHash('sha256')
    .update(JSON.stringify([manifests, content, size]))
    .digest('hex')
  const disk = `${image}.${content.name}-${key.slice(0, 16)}.ext4`
  if (await exists(disk)) return disk
  return withLock({file: image, onWait: () => {}}, async () => {
    if (!(await exists(disk))) await makeBaseDisk(root, content, size, disk)
    return disk
  })
}

async function makeBaseDisk(
  root: readonly string[],
  content: DiskContent,
  size: number,
  disk: string,
): Promise<void> {
  const image = root.at(-1) ?? ''
  const work = join(dirname(image), partialName())
  try {
    await layOut(content, join(work, 'content'))
    const folders = Object.entries(content.folders).flat()
    const result = await run(
      [
        ...boundToThisProcess,
        ...['unshare', '--mount', '--pid', '--fork', '--kill-child', 'sh', '-eu', '-c', script, 'disk'],
        ...[work, image, root.join(':'), String(size), ...folders],
      ],
      {timeoutMs: paced(diskDeadline)},
    )
    if (result.status !== 0) {
      const said = result.stderr.trim().split('\n').slice(-5).join('\n')
      throw new LabError(`cannot make a disk of the image ${basename(image)}: ${said}`, {
        hint: `df -h ${dirname(image)}`,
        logs: [{name: 'machine-disk.txt', text: `${result.stdout}${result.stderr}`}],
      })
    }
    await rename(join(work, 'disk'), disk)
  } finally {
    await rm(work, {recursive: true, force: true})
  }
}

async function layOut({files, links}: DiskContent, directory: string): Promise<void> {
  await layFiles(directory, files)
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(directory, path)), {recursive: true})
    await symlink(target, join(directory, path))
  }
}

/**
 * The image is not written to: the content is laid over it. A folder's owner and mode are the image's own where it has
 * that folder. Checksums of metadata cost time and are for disks that age.
 */
const script = `
umask 022
work=$1; image=$2; root=$3; size=$4
shift 4
mkdir -p "$work/content" "$work/merged"
while [ $# -gt 0 ]; do
  mkdir -p "$work/content$1"
  cp -a "$2/." "$work/content$1/"
  shift 2
done
chown -R 0:0 "$work/content"
(cd "$work/content" && find . -type d) | while read -r folder; do
  if [ -d "$image/$folder" ]; then chmod --reference="$image/$folder" "$work/content/$folder"; fi
done
mount -t overlay -o "ro,lowerdir=$work/content:$root" overlay "$work/merged"
truncate -s "$size" "$work/disk"
mke2fs -q -F -t ext4 -b 4096 -O ^metadata_csum -E lazy_itable_init=1,lazy_journal_init=1,root_owner=0:0 -d "$work/merged" "$work/disk"
`

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
