import {readdir, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {allEnded} from '../../process/all-ended.ts'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {removeTree} from '../../process/remove-tree.ts'
import {run} from '../../process/run.ts'
import {readCgroupLayout} from './cgroup-layout.ts'
import {removeCgroup} from './cgroup-tree.ts'
import {endProcesses} from './end-processes.ts'
import {stopKeeper} from './keeper.ts'
import {findKeeper} from './keeper-process.ts'
import type {LabPaths} from './paths.ts'

/** Milliseconds that the kernel may take to let go of the last cgroups. */
const removalDeadline = 10_000

/** Ends all processes of the lab of that name and removes its cgroups and files, however incomplete it is. */
export async function destroyLab(name: string, paths: LabPaths): Promise<void> {
  const keeper = await findKeeper(paths)
  if (keeper) await stopKeeper(keeper)
  const {roots, version} = await readCgroupLayout()
  const cgroups = roots.map(root => join(root, paths.cgroup))
  // With the keeper its whole process namespace ended; this waits for it, and finds what a damaged record hides.
  await endProcesses(cgroups, `lab ${name}`)
  await allEnded([removeCgroups(paths, cgroups, version === 'legacy'), removeFiles(paths)])
}

async function removeCgroups(
  {cgroup}: LabPaths,
  cgroups: readonly string[],
  hasUnseen: boolean,
): Promise<void> {
  await Promise.all(cgroups.map(removeCgroup))
  // The folder above is shared with other labs; the last one takes it along.
  await Promise.all(cgroups.map(own => rmdir(dirname(own)).catch(() => {})))
  if (hasUnseen) await removeUnseenTree(cgroup)
}

/** Each machine's on a processor of its own: what they wrote is most of what there is. */
async function removeFiles({machines, root}: LabPaths): Promise<void> {
  const names = await readdir(machines).catch(() => [])
  await Promise.all(names.map(name => removeTree(join(machines, name))))
  await removeTree(root)
}

/**
 * Removes the lab's cgroups from the kernel's tree of version 2 where this host does not mount it; its processes are
 * gone. Only a throw-away namespace sees the tree.
 */
async function removeUnseenTree(cgroup: string): Promise<void> {
  const argv = ['unshare', '--mount', 'sh', '-u', '-c', removalScript, 'removal', cgroup]
  const result = await run(argv, {timeoutMs: paced(removalDeadline)})
  if (result.status === 0) return
  throw new LabError(`cannot remove the cgroup ${cgroup}: ${result.stderr.trim()}`)
}

/** A kernel that mounts no such tree has no such cgroups. A cgroup whose last process has just ended may stay for a moment. */
const removalScript = `
mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null || exit 0
cd /sys/fs/cgroup
while [ -d "$1" ]; do
  find "$1" -depth -type d -exec rmdir {} + && break
  sleep 0.05
done
rmdir "\${1%/*}" 2>/dev/null
exit 0
`
