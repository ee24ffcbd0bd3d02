import {readdir, readFile, readlink} from 'node:fs/promises'

export interface ProcessFacts {
  /** pid and command line of each. */
  processes: string[]
  /** `kind:[number]` of each namespace that is not the host's own. */
  namespaces: string[]
}

/** Set in the environment of a run whose processes are looked for later. */
export const markVariable = 'FANLAB_TEST_MARK'

/**
 * All processes that a lab may have left, whatever they became: those in another process or network namespace than this
 * process, those in a cgroup of fanlab's, those that carry the mark, and those whose command line names the state
 * folder. A host has many others that come and go.
 */
export async function processFacts(stateDir: string, others: RegExp | undefined): Promise<ProcessFacts> {
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
      const ours =
        environ.includes(`${markVariable}=`) || cgroup.includes('/fanlab/') || words.includes(`${stateDir}/`)
      // A zombie has no namespaces and no command line.
      if (words === '' || Number(pid) === process.pid || !(apart || ours)) return []
      if (others?.test(`${words}\n${cgroup}`)) return []
      return [{process: `${pid} ${words.slice(0, 200)}`, foreign}]
    }),
  )
  const facts = found.flat()
  return {
    processes: facts.map(({process}) => process),
    namespaces: [...new Set(facts.flatMap(({foreign}) => foreign))].sort(),
  }
}

const namespacesOf = (pid: string): Promise<string[]> =>
  Promise.all(['net', 'mnt', 'pid'].map(kind => readlink(`/proc/${pid}/ns/${kind}`).catch(() => ''))).then(
    names => names.filter(Boolean),
  )
