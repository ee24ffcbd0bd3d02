import {LabError} from '../../process/lab-error.ts'
import {optionName} from '../../process/option-name.ts'
import {run} from '../../process/run.ts'

/** How long in milliseconds apt may take to tell what it knows. */
const queryDeadline = 30_000

/** The package that depends on a distribution's newest kernel for virtual machines, by the ID of /etc/os-release. */
const metaPackages: Readonly<Record<string, string>> = {
  debian: `linux-image-cloud-${process.arch === 'x64' ? 'amd64' : process.arch}`,
  ubuntu: 'linux-image-virtual',
}

export function metaPackageOf(distributionId: string): string {
  const found = metaPackages[distributionId]
  if (found) return found
  throw new LabError(
    `cannot get a kernel for machines of provider qemu: the host is ${distributionId || 'of no known distribution'}, known are ${Object.keys(metaPackages).join(', ')}`,
    {hint: `use ${optionName('provider')} lxc`},
  )
}

/** The packages that the kernel is in: the image, and its modules where they are apart, by apt's own index. */
export async function kernelPackages(metaPackage: string): Promise<string[]> {
  const found: string[] = []
  const open = [metaPackage]
  for (const name of open) {
    const {stdout, stderr, status} = await run(['apt-cache', 'depends', '--important', name], {
      timeoutMs: queryDeadline,
    })
    if (status !== 0) {
      throw new LabError(`cannot find a kernel for machines of provider qemu: ${stderr.trim()}`, {
        hint: 'apt-get update',
      })
    }
    const names = parseDepends(stdout).filter(each => !open.includes(each))
    found.push(...names)
    open.push(...names)
  }
  return found
}

/**
 * Names of versioned kernel packages in the output of `apt-cache depends`:
 *
 *     linux-image-cloud-amd64
 *       Depends: linux-image-6.1.0-56-cloud-amd64
 */
export const parseDepends = (text: string): string[] =>
  [...text.matchAll(/^ *\|?Depends: (linux-(?:image|modules)-\d\S*)$/gm)].map(([, name = '']) => name)
