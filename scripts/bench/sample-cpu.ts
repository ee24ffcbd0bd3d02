import {join} from 'node:path'
import {labCgroup} from '../../src/providers/embedded/paths.ts'
import {cgroupCpu, childCgroups, ownCgroup} from './cgroup-cpu.ts'

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
  const names = await childCgroups(labCgroup(lab))
  const machines = await Promise.all(
    names.map(async name => [name, await cgroupCpu(join(labCgroup(lab), name))] as const),
  )
  const [own, all] = await Promise.all([cgroupCpu(ownCgroup), cgroupCpu(labCgroup(lab))])
  return {at: Date.now(), own, lab: all, machines: new Map(machines)}
}
