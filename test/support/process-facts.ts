import {readdir, readFile, readlink} from 'node:fs/promises'

export interface ProcessFacts {
  /** pid and command line of each. */
  processes: string[]
  /** `kind:[number]` of each namespace that is not the host's own. */
  namespaces: string[]
}

/** The state folder of the test that started a process, in its environment: its processes are looked for later. */
export const markVariable = 'FANLAB_TEST_MARK'

interface FoundProcess {
  process: string
  /** What tells whose it is: command line, cgroups and the mark of who started it. */
  text: string
  /** Its namespaces that are not those of this process. */
  foreign: string[]
}

/**
 * All processes that a lab may have left, whatever they became: those in another process or network namespace than this
 * process, those in a cgroup of fanlab's, those that carry the mark, and those whose command line names the state
 * folder. A host has many others that come and go.
 */
export async function findProcesses(stateDir: string): Promise<FoundProcess[]> {
  const own = await namespacesOf('self')
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async pid => {
      const read = (file: string): Promise<string> => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
      const [cmdline, environ, cgroup, namespaces] = await Promise.all([
        read('cmdline'),
        read('environ'),
        read('cgroup'),
        namespacesOf(pid),
      ])
      const words = cmdline.replace(/[\0\s]+/g, ' ').trim()
      const foreign = namespaces.filter(name => !own.includes(name))
      const apart = foreign.some(name => /^(pid|net):/.test(name))
      const mark = environ.split('\0').find(each => each.startsWith(`${markVariable}=`)) ?? ''
      const ours =
        mark === `${markVariable}=${stateDir}` ||
        cgroup.includes('/fanlab/') ||
        words.includes(`${stateDir}/`)
      // A zombie has no namespaces and no command line.
      if (words === '' || Number(pid) === process.pid || !(apart || ours)) return []
      return [{process: `${pid} ${words.slice(0, 200)}`, text: [words, cgroup, mark].join('\n'), foreign}]
    }),
  )
  return found.flat()
}

/** Processes of others are left out, and so is whatever shares a namespace of theirs: some say nothing of whose they are. */
export function processFacts(
  found: readonly FoundProcess[],
  isOthers: (text: string) => boolean,
): ProcessFacts {
  const theirs = new Set(found.filter(({text}) => isOthers(text)).flatMap(({foreign}) => foreign))
  const own = found.filter(({text, foreign}) => !(isOthers(text) || foreign.some(name => theirs.has(name))))
  return {
    processes: own.map(({process}) => process),
    namespaces: [...new Set(own.flatMap(({foreign}) => foreign))].sort(),
  }
}

const namespacesOf = (pid: string): Promise<string[]> =>
  Promise.all(['net', 'mnt', 'pid'].map(kind => readlink(`/proc/${pid}/ns/${kind}`).catch(() => ''))).then(
    names => names.filter(Boolean),
  )
