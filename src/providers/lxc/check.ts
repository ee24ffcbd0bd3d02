import {freeInotifyInstances} from '../../host/inotify.ts'
import type {Problem} from '../../process/problem.ts'
import {containerModules} from '../container-modules.ts'
import {readCgroupLayout} from '../embedded/cgroup-layout.ts'
import {kernelProblems, oddStateDir, toolProblems} from '../embedded/host-problems.ts'
import {tryKernel} from '../embedded/kernel-trial.ts'
import {hostTools, inotifyInstances} from './host-needs.ts'

/** Every reason why no lab of system containers can run here. Needs root to tell. */
export async function lxcProblems(stateDir: string): Promise<Problem[]> {
  const odd = oddStateDir(stateDir)
  if (odd.length > 0) return odd
  const [tools, cgroups, inotify, kernel] = await Promise.all([
    toolProblems('lxc', hostTools),
    cgroupProblems(),
    inotifyProblems(),
    kernelProblems(stateDir, tryKernel, containerModules),
  ])
  return [...tools, ...cgroups, ...inotify, ...kernel]
}

async function cgroupProblems(): Promise<Problem[]> {
  const layout = await readCgroupLayout()
  const missing = (['cpu', 'memory'] as const).filter(controller => layout[controller] === undefined)
  return missing.map(controller => ({
    message: `provider lxc needs the cgroup controller "${controller}" to limit machines; no hierarchy below /sys/fs/cgroup has it`,
    remedy: `mount it, or start the kernel without cgroup_disable=${controller}`,
  }))
}

const inotifyProblems = async (): Promise<Problem[]> => tooFewInotifyInstances(await freeInotifyInstances())

/** What speaks against a lab where root may open so many more inotify instances. */
export function tooFewInotifyInstances(free: number): Problem[] {
  if (free >= inotifyInstances) return []
  return [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; ${free} of fs.inotify.max_user_instances are free`,
      remedy: 'sysctl -w fs.inotify.max_user_instances=1024',
    },
  ]
}
