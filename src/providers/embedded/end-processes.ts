import {endProcess} from '../../process/end-process.ts'
import {paced} from '../../process/host-pace.ts'
import {type Sight, waitUntil} from '../../process/wait-until.ts'
import {processesBelow} from './cgroup-tree.ts'

/** Milliseconds that the last processes may take to vanish after they were ended; a busy host needs some. */
const vanishDeadline = 30_000

/** Ends all processes in these cgroups and below them; resolves when there are none. `whose` is for the error. */
export async function endProcesses(cgroups: readonly string[], whose: string): Promise<void> {
  await waitUntil(
    `the processes of ${whose} have ended`,
    async (): Promise<Sight<true>> => {
      const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat())
      for (const pid of pids) endProcess(pid)
      return pids.size === 0 ? {value: true} : {notYet: `processes ${[...pids].join(', ')}, which were ended`}
    },
    {within: paced(vanishDeadline), firstPause: 5},
  )
}
