import {missingTools} from '../../process/missing-tools.ts'
import type {Problem} from '../../process/problem.ts'
import {inTrialFolder} from './trial-folder.ts'

/** LXC, overlayfs, QEMU and the like have characters of their own in paths, and no way to escape all of them. */
export function oddStateDir(stateDir: string): Problem[] {
  if (/^\/[\w./@+-]+$/.test(stateDir)) return []
  return [
    {
      message: `cannot keep labs in ${JSON.stringify(stateDir)}: it must be an absolute path of letters, digits and ._@+-`,
      hint: 'choose another folder with FANLAB_STATE_DIR',
    },
  ]
}

/**
 * What the kernel leaves for the state folder of the 107 bytes of a UNIX socket's path, when below it come `labs`, a lab
 * of 20 characters, the provider, `machines`, a machine of 13 characters and `agent`.
 */
const longestStateDir = 47

/** Machines with an agent have a socket in their folder. */
export function longStateDir(stateDir: string): Problem[] {
  if (Buffer.byteLength(stateDir) <= longestStateDir) return []
  return [
    {
      message: `cannot keep labs in ${stateDir}: its path has ${stateDir.length} characters, and sockets of machines allow ${longestStateDir}`,
      hint: 'choose another folder with FANLAB_STATE_DIR',
    },
  ]
}

/** What of the tools, by command or file with its Debian package, the host does not have. */
export async function toolProblems(
  provider: string,
  tools: Readonly<Record<string, string>>,
): Promise<Problem[]> {
  const missing = await missingTools(Object.keys(tools))
  if (missing.length === 0) return []
  const packages = [...new Set(missing.map(tool => tools[tool]))].join(' ')
  return [
    {
      message: `provider ${provider} needs ${missing.join(', ')}, which the host does not have`,
      hint: `apt-get install --no-install-recommends ${packages}`,
    },
  ]
}

/** What a trial of the kernel, in a folder on the file system of the state folder, found missing. */
export async function kernelProblems(
  stateDir: string,
  trial: (folder: string) => Promise<string[]>,
  modules: readonly string[],
): Promise<Problem[]> {
  try {
    const failures = await inTrialFolder(stateDir, trial)
    return failures.map(failed => ({
      message: `the host's kernel cannot do what a lab needs: ${failed}`,
      hint: `modprobe -a ${modules.join(' ')}`,
    }))
  } catch (error) {
    return [
      {
        message: `cannot keep labs in ${stateDir}: ${(error as Error).message}`,
        hint: 'choose another folder with FANLAB_STATE_DIR',
      },
    ]
  }
}
