import type {Problem} from '../../process/problem.ts'
import {containerModules} from '../container-modules.ts'
import {limitingControllers} from '../embedded/cgroup-layout.ts'
import {cgroupProblems} from '../embedded/cgroup-problems.ts'
import {kernelProblems, oddStateDir, toolProblems} from '../embedded/host-problems.ts'
import {tryKernel} from '../embedded/kernel-trial.ts'
import {processProblems} from '../embedded/process-limit.ts'
import {hostTools} from './host-needs.ts'

/** Every reason why no lab of system containers can run here. Needs root to tell. */
export async function lxcProblems(stateDir: string): Promise<Problem[]> {
  const odd = oddStateDir(stateDir)
  if (odd.length > 0) return odd
  const [tools, cgroups, processes, kernel] = await Promise.all([
    toolProblems('lxc', hostTools),
    cgroupProblems({provider: 'lxc', controllers: limitingControllers, ownTree: true}),
    processProblems(),
    kernelProblems(stateDir, tryKernel, containerModules),
  ])
  return [...tools, ...cgroups, ...processes, ...kernel]
}
