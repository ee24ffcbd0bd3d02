import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {type CpioEntry, cpioArchive} from './cpio.ts'
import {loadOrder} from './modules.ts'

/** What a machine's devices need before its disk can be read; the network is the underlay and the management link. */
const neededModules = ['virtio_pci', 'virtio_blk', 'virtio_net', 'virtio_rng']

/** Differs when the first file system of the same kernel would differ. */
export const initrdVersion = (): string =>
  createHash('sha256').update(firstProgram(neededModules)).digest('hex').slice(0, 8)

/** The kernel's first file system: a static shell, the modules, and a program that goes on with the disk. */
export async function makeInitrd(busybox: string, modulesFolder: string): Promise<Buffer> {
  const modulesDep = await readFile(join(modulesFolder, 'modules.dep'), 'utf8')
  const modules = loadOrder(modulesDep, neededModules)
  const folder = (path: string): CpioEntry => ({path, mode: 0o040755})
  return cpioArchive([
    ...['bin', 'dev', 'disk', 'modules'].map(folder),
    {path: 'bin/busybox', mode: 0o100755, data: await readFile(busybox)},
    {path: 'init', mode: 0o100755, data: Buffer.from(firstProgram(modules.map(path => basename(path))))},
    ...(await Promise.all(
      modules.map(async path => ({
        path: `modules/${basename(path)}`,
        mode: 0o100644,
        data: await readFile(join(modulesFolder, path)),
      })),
    )),
  ])
}

const firstProgram = (modules: readonly string[]): string => `#!/bin/busybox sh
PATH=/bin
/bin/busybox --install -s /bin
mount -t devtmpfs devtmpfs /dev
for module in ${modules.join(' ')}; do insmod /modules/$module; done
until mount -t ext4 /dev/vda /disk; do usleep 50000; done
exec switch_root /disk /sbin/init
`
