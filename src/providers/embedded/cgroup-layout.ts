import {readFile} from 'node:fs/promises'

export interface CgroupLayout {
  /** legacy: version 1 only · hybrid: version 1 with an empty version 2 tree · unified: version 2 only. */
  version: 'legacy' | 'hybrid' | 'unified'
  /** Mount points of all hierarchies. */
  roots: readonly string[]
  /** Mount point that has the cpu controller, and the one that has the memory controller. */
  cpu: string | undefined
  memory: string | undefined
  /** Mount point of a hierarchy that a process can join without any setting: where a machine's processes are found. */
  tracking: string | undefined
}

export const readCgroupLayout = async (): Promise<CgroupLayout> =>
  parseCgroupLayout(await readFile('/proc/self/mounts', 'utf8'))

/**
 * Reads the cgroup hierarchies out of /proc/self/mounts:
 *
 *     cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
 *     cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
 *     cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nodev,noexec,relatime,nsdelegate,memory_recursiveprot 0 0
 */
export function parseCgroupLayout(mounts: string): CgroupLayout {
  const entries = mounts
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, path, type]) => path?.startsWith('/sys/fs/cgroup') && /^cgroup2?$/.test(type ?? ''))
  const roots = [...new Set(entries.map(([, path]) => path as string))]
  const unified = entries.find(([, , type]) => type === 'cgroup2')?.[1]
  const legacy = (controller: string): string | undefined =>
    entries.find(([, , type, options]) => type === 'cgroup' && options?.split(',').includes(controller))?.[1]
  // A new cgroup of cpuset takes no process before it is given processors and memory nodes.
  const tracking = unified ?? entries.find(([, , , options]) => !options?.split(',').includes('cpuset'))?.[1]
  if (unified === '/sys/fs/cgroup')
    return {version: 'unified', roots, cpu: unified, memory: unified, tracking}
  const version = unified ? 'hybrid' : 'legacy'
  return {version, roots, cpu: legacy('cpu'), memory: legacy('memory'), tracking}
}
