import {architectureProblems} from '../../host/architecture.ts'
import type {Problem} from '../../process/problem.ts'
import {kernelProblems, longStateDir, oddStateDir, toolProblems} from '../embedded/host-problems.ts'
import {tryKernelWithTaps} from '../embedded/kernel-trial.ts'
import {qemuNeeds} from './host-needs.ts'

/** Every reason why no lab of QEMU machines can run here. Needs root to tell. KVM is no need: without it, it is slow. */
export async function qemuProblems(stateDir: string, arch: string = process.arch): Promise<Problem[]> {
  const problems = [
    ...architectureProblems('qemu', qemuNeeds.architectures, arch),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...(await toolProblems('qemu', qemuNeeds.tools)),
  ]
  if (problems.length > 0) return problems
  return kernelProblems(stateDir, tryKernelWithTaps, qemuNeeds.modules)
}
