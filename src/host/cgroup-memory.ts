import {readFile} from 'node:fs/promises'
import {dirname, join, relative} from 'node:path'

/**
 * Bytes that the cgroups of this process leave it: of the own one and all above it, the least of limit minus use, where
 * page cache that the kernel gives back at once is no use. Infinity where none has a limit.
 */
export async function memoryLeftByCgroups(): Promise<number> {
  const [memberships, mounts] = await Promise.all(
    ['/proc/self/cgroup', '/proc/self/mountinfo'].map(file => readFile(file, 'utf8')),
  )
  const left = await Promise.all(memoryCgroups(memberships ?? '', mounts ?? '').map(leftIn))
  return Math.min(Number.POSITIVE_INFINITY, ...left)
}

interface MemoryCgroup {
  folder: string
  version: 1 | 2
}

/**
 * The cgroups that count this process's memory, the own one first, in each version. Reads /proc/self/cgroup, where version
 * 2 is the line "0::/PATH", and /proc/self/mountinfo:
 *
 *     4:memory:/docker/1234
 *     35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
 */
export function memoryCgroups(memberships: string, mountinfo: string): MemoryCgroup[] {
  const mounts = mountinfo.split('\n').map(line => {
    const [fields = '', source = ''] = line.split(' - ')
    const [, , , root = '', point = ''] = fields.split(' ')
    const [type = '', , options = ''] = source.split(' ')
    return {root, point, type, options: options.split(',')}
  })
  return memberships.split('\n').flatMap(line => {
    const [, number, controllers = '', path = ''] = /^(\d+):([^:]*):(.*)$/.exec(line) ?? []
    const version = number === '0' ? 2 : 1
    if (version === 1 && !controllers.split(',').includes('memory')) return []
    const mount = mounts.find(({type, options}) =>
      version === 2 ? type === 'cgroup2' : type === 'cgroup' && options.includes('memory'),
    )
    if (!mount) return []
    const below = relative(mount.root, path)
    // In a cgroup namespace the path may lead out of what is mounted, whose root is then the nearest that is seen.
    const own = below.startsWith('..') ? mount.point : join(mount.point, below)
    return upTo(mount.point, own).map((folder): MemoryCgroup => ({folder, version}))
  })
}

const upTo = (top: string, folder: string): string[] =>
  folder === top ? [top] : [folder, ...upTo(top, dirname(folder))]

async function leftIn({folder, version}: MemoryCgroup): Promise<number> {
  const [limitFile, useFile, cacheKey] =
    version === 2
      ? ['memory.max', 'memory.current', 'inactive_file']
      : ['memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file']
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8').catch(() => '')
  const [limit, use, stat] = await Promise.all([read(limitFile), read(useFile), read('memory.stat')])
  // "max"; version 1 has no word for it, but a number beyond all memory.
  if (!/^\d+$/.test(limit.trim())) return Number.POSITIVE_INFINITY
  const cache = Number(new RegExp(`^${cacheKey} (\\d+)`, 'm').exec(stat)?.[1] ?? 0)
  return Number(limit) - Number(use) + cache
}
