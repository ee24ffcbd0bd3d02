import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Problem} from '../../process/problem.ts'
import {type CgroupLayout, readCgroupLayout} from './cgroup-layout.ts'

/** Processes and threads of one machine; LXD with two containers and Docker were measured to have some 300. */
const mostProcesses = 4096
/** With fewer of them LXD or Docker inside would fail for a reason that nobody sees. */
const leastProcesses = 512
/** Of what the host has, a machine gets this part: five of them leave room for the host itself. */
const shareOfHost = 1 / 8

/** Files with numbers, as the kernel gives them; "max", and a file that is not there, are no limit. */
export const smallestLimit = (limits: readonly string[]): number =>
  Math.min(...limits.map(text => (/^\d+$/.test(text.trim()) ? Number(text) : Number.POSITIVE_INFINITY)))

/** How many processes a machine may have on a host that may have so many. */
export const shareOf = (host: number): number => Math.min(mostProcesses, Math.floor(host * shareOfHost))

/** How many processes each machine of a lab may have here. */
export const processLimit = async (layout: CgroupLayout): Promise<number> => shareOf(await hostLimit(layout))

/** What speaks against a lab where machines may have only a part of so few processes. */
export function tooFewProcesses(host: number): Problem[] {
  if (shareOf(host) >= leastProcesses) return []
  return [
    {
      message: `a lab needs a host that allows ${leastProcesses / shareOfHost} processes; this one allows ${host}`,
      hint: 'sysctl kernel.pid_max kernel.threads-max; in a container: --pids-limit=-1',
    },
  ]
}

export const processProblems = async (): Promise<Problem[]> =>
  tooFewProcesses(await hostLimit(await readCgroupLayout()))

/** A lab is made in the root of the pids hierarchy, which has a limit where that root is a container's. */
async function hostLimit({controllers: {pids}}: CgroupLayout): Promise<number> {
  const files = ['/proc/sys/kernel/pid_max', '/proc/sys/kernel/threads-max']
  if (pids) files.push(join(pids.root, 'pids.max'))
  return smallestLimit(await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => 'max'))))
}
