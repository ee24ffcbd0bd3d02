import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {LabError} from '../../process/lab-error.ts'
import type {DiskContent} from '../embedded/base-disk.ts'
import {machineContent} from '../embedded/machine-content.ts'

/** Where Debian's package keeps the modules of its kernel, in a folder named by the kernel's version. */
const modulesFolder = '/usr/lib/uml/modules'

/**
 * What a machine's disk has beside the image: the modules of the kernel, and the old iptables, because this kernel's
 * nf_tables knows no family `ip`.
 */
export async function umlDiskContent(): Promise<DiskContent> {
  const [version] = (await readdir(modulesFolder).catch(() => [])).sort().reverse()
  if (!version) {
    throw new LabError(`cannot make a disk for User-mode Linux: no modules in ${modulesFolder}`, {
      hint: 'apt-get install --reinstall user-mode-linux',
    })
  }
  const {files, links} = await machineContent()
  return {
    name: 'uml',
    files,
    links: {...links, ...Object.fromEntries(legacyIptables)},
    folders: {[`/usr/lib/modules/${version}`]: join(modulesFolder, version)},
  }
}

/** As `update-alternatives --set iptables /usr/sbin/iptables-legacy` does it, and the same for IPv6. */
const legacyIptables = ['iptables', 'ip6tables'].flatMap(tool =>
  ['', '-save', '-restore'].map(verb => [
    `/etc/alternatives/${tool}${verb}`,
    `/usr/sbin/${tool}-legacy${verb}`,
  ]),
)
