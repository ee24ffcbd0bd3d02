import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {type ControllerPlace, readCgroupLayout} from '../embedded/cgroup-layout.ts'
import type {LabPaths} from '../embedded/paths.ts'
import type {Resources} from '../provider.ts'

/** The limits of a machine's payload cgroup as the kernel tells them. The disk is the host's and has none. */
export async function limitsOf({cgroup}: LabPaths, machine: string): Promise<Resources> {
  const {cpu, memory} = (await readCgroupLayout()).controllers
  const payload = join(cgroup, machine, `lxc.payload.${machine}`)
  const read = async (place: ControllerPlace | undefined, file: string): Promise<string> =>
    place ? (await readFile(join(place.root, payload, file), 'utf8').catch(() => '')).trim() : ''
  // Version 2 has "100000 100000", quota and period in microseconds, or "max 100000".
  const [quota, period] =
    cpu?.version === 2
      ? (await read(cpu, 'cpu.max')).split(' ')
      : [await read(cpu, 'cpu.cfs_quota_us'), await read(cpu, 'cpu.cfs_period_us')]
  const limit = memory?.version === 2 ? 'memory.max' : 'memory.limit_in_bytes'
  return {cpus: ratio(quota, period), memory: bytes(await read(memory, limit)), disk: undefined}
}

const ratio = (quota: string | undefined, period: string | undefined): number | undefined =>
  Number(quota) > 0 && Number(period) > 0 ? Number(quota) / Number(period) : undefined

const bytes = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined)
