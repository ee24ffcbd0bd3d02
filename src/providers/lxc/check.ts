import {freeInotifyInstances} from '../../host/inotify.ts'
import {missingTools} from '../../process/missing-tools.ts'
import type {Problem} from '../../process/problem.ts'
import {containerModules} from '../container-modules.ts'
import {readCgroupLayout} from '../embedded/cgroup-layout.ts'
import {inTrialFolder} from '../embedded/trial-folder.ts'
import {hostTools, inotifyInstances} from './host-needs.ts'
import {tryKernel} from './kernel-trial.ts'

/** Every reason why no lab of system containers can run here. Needs root to tell. */
export async function lxcProblems(stateDir: string): Promise<Problem[]> {
  const odd = oddStateDir(stateDir)
  if (odd.length > 0) return odd
  const [tools, cgroups, inotify, kernel] = await Promise.all([
    toolProblems(),
    cgroupProblems(),
    inotifyProblems(),
    kernelProblems(stateDir),
  ])
  return [...tools, ...cgroups, ...inotify, ...kernel]
}

/** LXC's configuration and overlayfs have characters of their own between paths, and no way to escape all of them. */
export function oddStateDir(stateDir: string): Problem[] {
  if (/^\/[\w./@+-]+$/.test(stateDir)) return []
  return [
    {
      message: `cannot keep labs in ${JSON.stringify(stateDir)}: it must be an absolute path of letters, digits and ._@+-`,
      remedy: 'choose another folder with FANLAB_STATE_DIR',
    },
  ]
}

async function toolProblems(): Promise<Problem[]> {
  const missing = await missingTools(Object.keys(hostTools))
  if (missing.length === 0) return []
  const packages = [...new Set(missing.map(tool => hostTools[tool]))].join(' ')
  return [
    {
      message: `provider lxc needs ${missing.join(', ')}, which the host does not have`,
      remedy: `apt-get install --no-install-recommends ${packages}`,
    },
  ]
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

async function kernelProblems(stateDir: string): Promise<Problem[]> {
  try {
    const failures = await inTrialFolder(stateDir, tryKernel)
    return failures.map(failed => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      remedy: `modprobe -a ${containerModules.join(' ')}`,
    }))
  } catch (error) {
    return [
      {
        message: `cannot keep labs in ${stateDir}: ${(error as Error).message}`,
        remedy: 'choose another folder with FANLAB_STATE_DIR',
      },
    ]
  }
}
