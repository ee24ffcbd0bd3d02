import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** What machines are limited by. */
export const limitingControllers = ['cpu', 'memory', 'pids'] as const

export type Controller = (typeof limitingControllers)[number]

/** Where a controller is: the mount point of its hierarchy, and how its files are named there. */
export interface ControllerPlace {
  root: string
  version: 1 | 2
}

export interface CgroupLayout {
  /** legacy: version 1 only · hybrid: version 1 with a tree of version 2 beside it · unified: version 2 only. */
  version: 'legacy' | 'hybrid' | 'unified'
  /** Mount points of all hierarchies. */
  roots: readonly string[]
  /** Those of the controllers that some hierarchy has. */
  controllers: Readonly<Partial<Record<Controller, ControllerPlace>>>
  /** Mount point of a hierarchy that a process can join without any setting: where a machine's processes are found. */
  tracking: string | undefined
}

export async function readCgroupLayout(): Promise<CgroupLayout> {
  const mounts = await readFile('/proc/self/mounts', 'utf8')
  const tree = unifiedRoot(cgroupMounts(mounts))
  const available = tree ? await readFile(join(tree, 'cgroup.controllers'), 'utf8').catch(() => '') : ''
  return parseCgroupLayout(mounts, available)
}

/**
 * Reads the cgroup hierarchies out of /proc/self/mounts:
 *
 *     cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
 *     cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
 *     cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime,nsdelegate,memory_recursiveprot 0 0
 *
 * `available` is the file cgroup.controllers of the tree of version 2, such as "cpuset cpu io memory pids"; empty where
 * there is none. A controller that is bound to a hierarchy of version 1 is missing there.
 */
export function parseCgroupLayout(mounts: string, available: string): CgroupLayout {
  const entries = cgroupMounts(mounts)
  const tree = unifiedRoot(entries)
  const ofTree = new Set(available.split(/\s+/))
  const placeOf = (controller: Controller): ControllerPlace | undefined => {
    const old = entries.find(({type, options}) => type === 'cgroup' && options.includes(controller))
    if (old) return {root: old.path, version: 1}
    return tree !== undefined && ofTree.has(controller) ? {root: tree, version: 2} : undefined
  }
  const found = limitingControllers.flatMap(name => {
    const place = placeOf(name)
    return place ? [[name, place] as const] : []
  })
  // A new cgroup of cpuset takes no process before it is given processors and memory nodes.
  const tracking = tree ?? entries.find(({options}) => !options.includes('cpuset'))?.path
  return {
    version: tree === undefined ? 'legacy' : tree === '/sys/fs/cgroup' ? 'unified' : 'hybrid',
    roots: [...new Set(entries.map(({path}) => path))],
    controllers: Object.fromEntries(found),
    tracking,
  }
}

interface CgroupMount {
  path: string
  type: string
  options: readonly string[]
}

const cgroupMounts = (mounts: string): CgroupMount[] =>
  mounts
    .split('\n')
    .map(line => line.split(' '))
    .map(([, path = '', type = '', options = '']) => ({path, type, options: options.split(',')}))
    .filter(({path, type}) => path.startsWith('/sys/fs/cgroup') && /^cgroup2?$/.test(type))

const unifiedRoot = (mounts: readonly CgroupMount[]): string | undefined =>
  mounts.find(({type}) => type === 'cgroup2')?.path
