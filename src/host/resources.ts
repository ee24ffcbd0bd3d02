import {readFile, stat, statfs} from 'node:fs/promises'
import {dirname} from 'node:path'
import {memoryLeftByCgroups} from './cgroup-memory.ts'
import type {Finding} from './finding.ts'

const GiB = 2 ** 30

/** Four containers were measured to use 0.35 GiB; the rest is room for the image's build. */
const leastMemory = 1 * GiB
/** Four machines of 1 GiB each, and what makes them. */
const memoryForKernels = 4.5 * GiB
/** While the image is built; 0.7 GiB stay. */
const diskForImage = 3 * GiB

/** Bytes that can be had without swapping: MemAvailable of /proc/meminfo, "MemAvailable:   23744848 kB". */
export function parseAvailableMemory(meminfo: string): number {
  return Number(/^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1] ?? 0) * 1024
}

/** The same of this host, or of the cgroups that this process is in, if that is less. */
export async function availableMemory(): Promise<number> {
  const ofHost = parseAvailableMemory(await readFile('/proc/meminfo', 'utf8'))
  return Math.min(ofHost, (await memoryLeftByCgroups()) ?? Number.POSITIVE_INFINITY)
}

/** What there is for machines, on the host and in the cgroups that this process is in. */
export async function memoryFinding(machines: {ownKernel: boolean}): Promise<Finding> {
  const ofHost = parseAvailableMemory(await readFile('/proc/meminfo', 'utf8'))
  return judgeMemory({ofHost, ofCgroups: await memoryLeftByCgroups()}, machines)
}

/** What so many available bytes are enough for. */
export function judgeMemory(
  {ofHost, ofCgroups = Number.POSITIVE_INFINITY}: {ofHost: number; ofCgroups?: number},
  {ownKernel}: {ownKernel: boolean},
): Finding {
  const available = Math.min(ofHost, ofCgroups)
  const where = ofCgroups < ofHost ? ` by the limit of a cgroup that this process is in` : ''
  const text = `${inGiB(available)} are available${where}`
  const topic = 'memory'
  if (available < leastMemory) {
    return {topic, state: 'notice', text: `${text}; a lab needs ${inGiB(leastMemory)}`, hint: 'free -h'}
  }
  if (ownKernel && available < memoryForKernels) {
    return {
      topic,
      state: 'notice',
      text: `${text}: enough for containers; machines with kernels of their own need ${inGiB(memoryForKernels)}`,
    }
  }
  return {topic, state: 'good', text}
}

/** Free bytes where labs and images will be; their folders need not exist. */
export async function diskFinding(folders: readonly string[]): Promise<Finding> {
  const free = await Promise.all(folders.map(async folder => ({folder, bytes: await freeBytes(folder)})))
  const text = free.map(({folder, bytes}) => `${inGiB(bytes)} free for ${folder}`).join(', ')
  if (free.every(({bytes}) => bytes >= diskForImage)) return {topic: 'disk', state: 'good', text}
  return {
    topic: 'disk',
    state: 'notice',
    text: `${text}; building an image takes ${inGiB(diskForImage)}`,
    hint: `df -h ${folders.join(' ')}`,
  }
}

async function freeBytes(folder: string): Promise<number> {
  const there = await stat(folder).catch(() => undefined)
  if (!there && folder !== dirname(folder)) return freeBytes(dirname(folder))
  const {bavail, bsize} = await statfs(folder)
  return bavail * bsize
}

const inGiB = (bytes: number): string => `${(bytes / GiB).toFixed(1)} GiB`
