import {rm, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {endProcess} from '../../process/end-process.ts'
import {LabError} from '../../process/lab-error.ts'
import {readCgroupLayout} from './cgroup-layout.ts'
import {processesBelow, removeCgroup} from './cgroup-tree.ts'
import {findKeeper, stopKeeper} from './keeper.ts'
import {type LabPaths, labCgroup} from './paths.ts'

/** Milliseconds that the last processes of a lab may take to vanish after they were ended. */
const vanishDeadline = 10_000

/** Ends all processes of the lab of that name and removes its cgroups and files, however incomplete it is. */
export async function destroyLab(name: string, paths: LabPaths): Promise<void> {
  const keeper = await findKeeper(paths)
  if (keeper) await stopKeeper(keeper)
  const cgroups = (await readCgroupLayout()).roots.map(root => join(root, labCgroup(name)))
  await endProcesses(cgroups, name)
  await Promise.all(cgroups.map(removeCgroup))
  // The folder above is shared with other labs; the last one takes it along.
  await Promise.all(cgroups.map(cgroup => rmdir(dirname(cgroup)).catch(() => {})))
  await rm(paths.root, {recursive: true, force: true, maxRetries: 5})
}

/** With the keeper its whole process namespace ended; this waits for it, and finds what a damaged record hides. */
async function endProcesses(cgroups: readonly string[], lab: string): Promise<void> {
  const deadline = performance.now() + vanishDeadline
  for (;;) {
    const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat())
    if (pids.size === 0) return
    if (performance.now() > deadline) {
      throw new LabError(
        `cannot end the processes ${[...pids].join(', ')} of lab ${lab}: still there after 10 s`,
      )
    }
    for (const pid of pids) endProcess(pid)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
