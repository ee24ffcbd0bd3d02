import {readdirSync, readFileSync, readlinkSync} from 'node:fs'
import {join} from 'node:path'

/** A process of this host; of one that has just ended everything is empty. */
export interface HostProcess {
  pid: number
  parent: number
  words: readonly string[]
}

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function processOf(pid: number): HostProcess {
  // "12 (a name) S 1 …": the name may have anything in it.
  const [, parent = ''] = read(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')
  const words = read(pid, 'cmdline').split('\0').slice(0, -1)
  return {pid, parent: Number(parent), words}
}

export const allProcesses = (): HostProcess[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(name => processOf(Number(name)))

/** What a process has started, and what these have. */
export function descendantsOf(pid: number, all = allProcesses()): HostProcess[] {
  const children = all.filter(({parent}) => parent === pid)
  return children.flatMap(child => [child, ...descendantsOf(child.pid, all)])
}

/** Number of sockets that a process has open. */
export function socketsOf(pid: number): number {
  const folder = `/proc/${pid}/fd`
  try {
    return readdirSync(folder).filter(name => readlinkSync(join(folder, name)).startsWith('socket:')).length
  } catch {
    return 0
  }
}
