import {mostNeighbours, type NeighbourTable} from '../process/neighbour-table.ts'
import type {Finding} from './finding.ts'
import {freeInotifyInstances, inotifyLimit} from './inotify.ts'
import {tryKvm} from './kvm.ts'

/** Whether machines of QEMU and its like run at full speed here. */
export async function kvmFinding(): Promise<Finding> {
  const {works, why, hint} = await tryKvm()
  const state = works === undefined ? 'unknown' : works ? 'good' : 'notice'
  const consequence = works === false ? '; QEMU has to emulate the processor in software' : ''
  return {topic: 'kvm', state, text: `${why}${consequence}`, ...(hint ? {hint} : {})}
}

/** How many inotify instances root may still open, of which a lab needs so many; each systemd, LXD and Docker of a container counts as root's here. */
export async function inotifyFinding(needed: number): Promise<Finding> {
  const topic = 'inotify'
  const limit = await inotifyLimit()
  if (process.geteuid?.() !== 0) {
    return {
      topic,
      state: 'unknown',
      text: `${limit} instances for each user; only root can see how many are in use`,
    }
  }
  return judgeInotify(await freeInotifyInstances(), {limit, needed})
}

export function judgeInotify(free: number, {limit, needed}: {limit: number; needed: number}): Finding {
  const text = `${free} of ${limit} instances are free`
  if (free >= needed) return {topic: 'inotify', state: 'good', text}
  return {
    topic: 'inotify',
    state: 'notice',
    text: `${text}; the lab needs ${needed}`,
    hint: 'sysctl -w fs.inotify.max_user_instances=1024',
  }
}

/** How many neighbours all labs of this host may have together; `needed` are those of one lab in which all ask all. */
export function judgeNeighbours(table: NeighbourTable | undefined, needed: number): Finding {
  const topic = 'neighbours'
  if (!table) return {topic, state: 'unknown', text: 'the kernel does not tell of its neighbour table'}
  const text = `${table.entries} of ${table.limit} entries of the neighbour table are in use; the lab needs ${needed}`
  if (needed <= mostNeighbours(table)) return {topic, state: 'good', text}
  return {
    topic,
    state: 'notice',
    text: `${text}: its matrix is asked in parts, which takes longer`,
    hint: `sysctl -w net.ipv4.neigh.default.gc_thresh3=${2 ** Math.ceil(Math.log2(2 * needed))}`,
  }
}
