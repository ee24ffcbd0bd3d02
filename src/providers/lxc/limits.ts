import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {readCgroupLayout} from '../embedded/cgroup-layout.ts'
import {labCgroup} from '../embedded/paths.ts'
import type {Resources} from '../provider.ts'

/** The limits of a machine's payload cgroup as the kernel tells them. The disk is the host's and has none. */
export async function limitsOf(lab: string, machine: string): Promise<Resources> {
  const layout = await readCgroupLayout()
  const payload = join(labCgroup(lab), machine, `lxc.payload.${machine}`)
  const read = async (root: string | undefined, file: string): Promise<string> =>
    root === undefined ? '' : (await readFile(join(root, payload, file), 'utf8').catch(() => '')).trim()
  if (layout.version === 'unified') {
    // "100000 100000": quota and period in microseconds; or "max 100000".
    const [quota, period] = (await read(layout.cpu, 'cpu.max')).split(' ')
    return {
      cpus: ratio(quota, period),
      memory: bytes(await read(layout.memory, 'memory.max')),
      disk: undefined,
    }
  }
  const cpus = ratio(await read(layout.cpu, 'cpu.cfs_quota_us'), await read(layout.cpu, 'cpu.cfs_period_us'))
  return {cpus, memory: bytes(await read(layout.memory, 'memory.limit_in_bytes')), disk: undefined}
}

const ratio = (quota: string | undefined, period: string | undefined): number | undefined =>
  Number(quota) > 0 && Number(period) > 0 ? Number(quota) / Number(period) : undefined

const bytes = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined)
