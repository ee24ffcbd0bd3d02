import {endProcess} from '../../process/end-process.ts'
import {LabError} from '../../process/lab-error.ts'
import {processesBelow} from './cgroup-tree.ts'

/** Milliseconds that the last processes may take to vanish after they were ended. */
const vanishDeadline = 10_000

/** Ends all processes in these cgroups and below them; resolves when there are none. `whose` is for the error. */
export async function endProcesses(cgroups: readonly string[], whose: string): Promise<void> {
  const deadline = performance.now() + vanishDeadline
  for (;;) {
    const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat())
    if (pids.size === 0) return
    if (performance.now() > deadline) {
      throw new LabError(
        `cannot end the processes ${[...pids].join(', ')} of ${whose}: still there after 10 s`,
      )
    }
    for (const pid of pids) endProcess(pid)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
