import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {type Sight, waitUntil} from '../../process/wait-until.ts'

/** Milliseconds that the kernel may take to hold the processes of a machine. */
const freezeDeadline = 10_000

/** Holds all processes of a cgroup of version 2, or lets them go on; resolves when none of them runs, or all do. */
export async function holdProcesses(cgroup: string, whose: string, frozen: boolean): Promise<void> {
  const word = frozen ? 'freeze' : 'thaw'
  try {
    await writeFile(join(cgroup, 'cgroup.freeze'), frozen ? '1' : '0')
  } catch (error) {
    // A machine without power has no processes.
    if (!frozen && (error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw new LabError(`cannot ${word} ${whose}: ${(error as Error).message}`, {
      hint: 'mount -t cgroup2: this kernel holds processes by cgroups of version 2 only',
    })
  }
  await waitUntil(
    `${whose} is ${frozen ? 'frozen' : 'thawed'}`,
    async (): Promise<Sight<true>> => {
      const events = await readFile(join(cgroup, 'cgroup.events'), 'utf8')
      return events.includes(`frozen ${frozen ? 1 : 0}`) ? {value: true} : {notYet: events.trim()}
    },
    {within: paced(freezeDeadline)},
  )
}
