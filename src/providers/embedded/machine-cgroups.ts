import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {LabError} from '../../process/lab-error.ts'
import {readCgroupLayout} from './cgroup-layout.ts'
import type {LabPaths} from './paths.ts'
import {processLimit} from './process-limit.ts'

/** The cgroup by which the processes of a machine are found. */
export async function trackingCgroup({cgroup}: Pick<LabPaths, 'cgroup'>, machine: string): Promise<string> {
  const {tracking} = await readCgroupLayout()
  if (!tracking) throw new LabError(`cannot tell the processes of ${machine}: no cgroup hierarchy is mounted`)
  return join(tracking, cgroup, machine)
}

/** Makes the cgroups that a machine is started in: that by which it is found, and that with its limit of processes. */
export async function makeMachineCgroups(
  paths: Pick<LabPaths, 'cgroup'>,
  machine: string,
): Promise<string[]> {
  const tracking = await trackingCgroup(paths, machine)
  const layout = await readCgroupLayout()
  const {pids} = layout.controllers
  const limiting = pids ? join(pids.root, paths.cgroup, machine) : tracking
  await Promise.all([tracking, limiting].map(group => mkdir(group, {recursive: true})))
  if (!pids) return [tracking]
  // A cgroup of version 2 has a controller when all above it pass it on.
  if (pids.version === 2) {
    for (const above of parents(limiting, pids.root))
      await writeFile(join(above, 'cgroup.subtree_control'), '+pids')
  }
  await writeFile(join(limiting, 'pids.max'), String(await processLimit(layout)))
  return [...new Set([tracking, limiting])]
}

/** The folders above one up to the root, the root first. */
const parents = (folder: string, root: string): string[] =>
  folder === root ? [] : [...parents(dirname(folder), root), dirname(folder)]
