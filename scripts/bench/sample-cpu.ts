import {join} from 'node:path'
import {cgroupCpu, childCgroups, labCgroup, ownCgroup} from './cgroup-cpu.ts'

/** Seconds of processor time that were used until then. */
export interface CpuSample {
  /** Milliseconds since 1970. */
  at: number
  /** Of what the bench has started, without what that did on machines. */
  own: number
  lab: number
  machines: ReadonlyMap<string, number>
}

export async function sampleCpu(lab: string): Promise<CpuSample> {
  const cgroup = await labCgroup(lab)
  const names = await childCgroups(cgroup)
  const machines = await Promise.all(
    names.map(async name => [name, await cgroupCpu(join(cgroup, name))] as const),
  )
  const [own, all] = await Promise.all([cgroupCpu(ownCgroup), cgroupCpu(cgroup)])
  return {at: Date.now(), own, lab: all, machines: new Map(machines)}
}
