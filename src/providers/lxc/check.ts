import {freeInotifyInstances} from '../../host/inotify.ts'
import type {Problem} from '../../process/problem.ts'
import {containerModules} from '../container-modules.ts'
import {limitingControllers} from '../embedded/cgroup-layout.ts'
import {cgroupProblems} from '../embedded/cgroup-problems.ts'
import {kernelProblems, oddStateDir, toolProblems} from '../embedded/host-problems.ts'
import {tryKernel} from '../embedded/kernel-trial.ts'
import {processProblems} from '../embedded/process-limit.ts'
import {hostTools, inotifyInstances} from './host-needs.ts'

/** Every reason why no lab of system containers can run here. Needs root to tell. */
export async function lxcProblems(stateDir: string): Promise<Problem[]> {
  const odd = oddStateDir(stateDir)
  if (odd.length > 0) return odd
  const [tools, cgroups, processes, inotify, kernel] = await Promise.all([
    toolProblems('lxc', hostTools),
    cgroupProblems({provider: 'lxc', controllers: limitingControllers, ownTree: true}),
    processProblems(),
    inotifyProblems(),
    kernelProblems(stateDir, tryKernel, containerModules),
  ])
  return [...tools, ...cgroups, ...processes, ...inotify, ...kernel]
}

const inotifyProblems = async (): Promise<Problem[]> => tooFewInotifyInstances(await freeInotifyInstances())

/** What speaks against a lab where root may open so many more inotify instances. */
export function tooFewInotifyInstances(free: number): Problem[] {
  if (free >= inotifyInstances) return []
  return [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; ${free} of fs.inotify.max_user_instances are free`,
      hint: 'sysctl -w fs.inotify.max_user_instances=1024',
    },
  ]
}
