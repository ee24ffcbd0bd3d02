import {realpath} from 'node:fs/promises'
import {architectureProblems} from '../../host/architecture.ts'
import {boundToThisProcess} from '../../process/bound-to-this-process.ts'
import {paced} from '../../process/host-pace.ts'
import {optionName} from '../../process/option-name.ts'
import type {Problem} from '../../process/problem.ts'
import {run} from '../../process/run.ts'
import {cgroupProblems} from '../embedded/cgroup-problems.ts'
import {kernelProblems, longStateDir, oddStateDir, toolProblems} from '../embedded/host-problems.ts'
import {tryKernelWithTaps} from '../embedded/kernel-trial.ts'
import {processProblems} from '../embedded/process-limit.ts'
import {inTrialFolder} from '../embedded/trial-folder.ts'
import {umlNeeds} from './host-needs.ts'
import {copyLibraryTo, libraryIn} from './whole-xstate.ts'

/** How long in milliseconds a kernel without a disk may take to give up; 1.2 s were measured. */
const trialDeadline = 30_000

/** Every reason why no lab of User-mode Linux can run here. Needs root to tell. */
export async function umlProblems(stateDir: string, arch: string = process.arch): Promise<Problem[]> {
  const problems = [
    ...architectureProblems('uml', umlNeeds.architectures, arch),
    ...oddStateDir(stateDir),
    ...longStateDir(stateDir),
    ...(await toolProblems('uml', umlNeeds.tools)),
  ]
  if (problems.length > 0) return problems
  const kernel = await kernelProblems(stateDir, tryKernelWithTaps, umlNeeds.modules)
  // Each process of a machine is one of the host's.
  const limits = await Promise.all([
    cgroupProblems({provider: 'uml', controllers: ['pids'], ownTree: false}),
    processProblems(),
  ])
  return [...limits.flat(), ...kernel, ...(kernel.length === 0 ? await startProblems(stateDir) : [])]
}

/**
 * A run that is killed leaves neither the kernel nor the processes that it traces. The first process of a namespace is a
 * shell: a kernel that gives up aborts itself, and for a first process that signal means nothing, so that it would try for ever.
 */
const untilThisEnds = [
  ...[...boundToThisProcess, 'unshare', '--pid', '--fork', '--kill-child', '--mount-proc'],
  ...['sh', '-c', '"$@"; exit $?', 'trial'],
]

/**
 * Starts a kernel whose only process is the host's program `true`. The kernel gives up when that has ended, but only after
 * it has tried the host's ptrace, its memory and its processor.
 */
async function startProblems(stateDir: string): Promise<Problem[]> {
  const {stdout, stderr, timedOut} = await inTrialFolder(stateDir, async folder => {
    await copyLibraryTo(folder)
    const kernel = [
      'env',
      `LD_PRELOAD=${libraryIn(folder)}`,
      'linux.uml',
      'mem=64M',
      'con=null',
      'con0=null,fd:1',
      'ssl=null',
      'panic=1',
    ]
    const only = ['rootfstype=hostfs', 'rootflags=/', 'ro', `init=${await realpath('/bin/true')}`]
    return run([...untilThisEnds, ...kernel, ...only], {
      timeoutMs: paced(trialDeadline),
      env: {PATH: process.env.PATH ?? '', TMPDIR: folder, HOME: folder},
    })
  })
  if (/^Kernel panic .*Attempted to kill init! exitcode=0x00000000$/m.test(stdout + stderr) && !timedOut)
    return []
  return [problemOfTrial(stdout + stderr)]
}

/** Why a kernel did not get as far as to look for its disk, by its last words. */
export function problemOfTrial(said: string): Problem {
  const lines = said.trim().split('\n')
  const panic = lines.findIndex(line => line.startsWith('Kernel panic'))
  const last = (panic < 1 ? lines.slice(-3) : lines.slice(panic - 1, panic + 1)).join(' / ')
  return {
    message: `User-mode Linux does not start here: ${last || 'it said nothing'}`,
    hint: `allow ptrace and executable memory (in a container: --cap-add SYS_PTRACE), or use ${optionName('provider')} lxc`,
  }
}
