import {access, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {partialName} from '../../image/archive.ts'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {parseOsRelease} from '../../process/os-release.ts'
import {run} from '../../process/run.ts'
import {withLock} from '../../process/with-lock.ts'
import {initrdVersion, makeInitrd} from './initrd.ts'
import {kernelPackages, metaPackageOf} from './kernel-packages.ts'

/** How long in milliseconds the kernel's packages (27 MB) may take to come. */
const downloadDeadline = 300_000

/** A kernel for machines, unpacked and not installed. */
export interface MachineKernel {
  kernel: string
  initrd: string
  /** Folder of its modules, named by its release. */
  modules: string
}

/**
 * The newest kernel for virtual machines of the host's own distribution. Its packages are fetched once and unpacked
 * beside the image, whose busybox goes into the kernel's first file system; nothing is installed on the host.
 */
export async function ensureKernel(image: string): Promise<MachineKernel> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const packages = await kernelPackages(metaPackageOf(parseOsRelease(osRelease).id))
  const folder = `${image}.kernel-${packages[0]}-${initrdVersion()}`
  const done = await findKernel(folder)
  if (done) return done
  return withLock({file: image, onWait: () => {}}, async () => {
    const made = await findKernel(folder)
    if (made) return made
    const work = join(dirname(image), partialName())
    try {
      await makeKernel(packages, join(image, 'bin', 'busybox'), work)
      await rename(work, folder)
    } finally {
      await rm(work, {recursive: true, force: true})
    }
    return (await findKernel(folder)) as MachineKernel
  })
}

async function findKernel(folder: string): Promise<MachineKernel | undefined> {
  const [kernel, initrd] = [join(folder, 'kernel'), join(folder, 'initrd')]
  if (!(await exists(initrd))) return undefined
  const [release = ''] = await readdir(join(folder, 'modules'))
  return {kernel, initrd, modules: join(folder, 'modules', release)}
}

async function makeKernel(packages: readonly string[], busybox: string, work: string): Promise<void> {
  const fetched = join(work, 'packages')
  const root = join(work, 'root')
  await mkdir(fetched, {recursive: true})
  // As root: apt's own user has no way into this folder.
  await succeed(
    ['apt-get', '--quiet', '--option', 'APT::Sandbox::User=root', 'download', ...packages],
    fetched,
  )
  for (const name of await readdir(fetched)) await succeed(['dpkg-deb', '--extract', name, root], fetched)
  const [release = ''] = await readdir(join(root, 'lib', 'modules')).catch(() => [])
  const image = (await readdir(join(root, 'boot'))).find(name => name.startsWith('vmlinuz-'))
  if (!release || !image)
    throw new LabError(`cannot use the kernel of ${packages.join(' ')}: it is incomplete`)
  await succeed(['depmod', '--basedir', root, release], work)
  await rename(join(root, 'boot', image), join(work, 'kernel'))
  await rename(join(root, 'lib', 'modules'), join(work, 'modules'))
  await rm(fetched, {recursive: true})
  await rm(root, {recursive: true})
  await writeFile(join(work, 'initrd'), await makeInitrd(busybox, join(work, 'modules', release)))
}

async function succeed(argv: readonly string[], cwd: string): Promise<void> {
  const {status, stderr} = await run(argv, {cwd, timeoutMs: paced(downloadDeadline)})
  if (status === 0) return
  const said = stderr.trim().split('\n').slice(-5).join('\n')
  throw new LabError(`cannot get a kernel for machines of provider qemu: ${argv[0]}: ${said}`, {
    hint: argv.join(' '),
    logs: [{name: 'kernel-packages.txt', text: stderr}],
  })
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
