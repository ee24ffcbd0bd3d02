import {rm, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {readCgroupLayout} from './cgroup-layout.ts'
import {removeCgroup} from './cgroup-tree.ts'
import {endProcesses} from './end-processes.ts'
import {findKeeper, stopKeeper} from './keeper.ts'
import {type LabPaths, labCgroup} from './paths.ts'

/** Ends all processes of the lab of that name and removes its cgroups and files, however incomplete it is. */
export async function destroyLab(name: string, paths: LabPaths): Promise<void> {
  const keeper = await findKeeper(paths)
  if (keeper) await stopKeeper(keeper)
  const cgroups = (await readCgroupLayout()).roots.map(root => join(root, labCgroup(name)))
  // With the keeper its whole process namespace ended; this waits for it, and finds what a damaged record hides.
  await endProcesses(cgroups, `lab ${name}`)
  await Promise.all(cgroups.map(removeCgroup))
  // The folder above is shared with other labs; the last one takes it along.
  await Promise.all(cgroups.map(cgroup => rmdir(dirname(cgroup)).catch(() => {})))
  await rm(paths.root, {recursive: true, force: true, maxRetries: 5})
}
