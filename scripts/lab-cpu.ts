import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {readCgroupLayout} from '../src/providers/embedded/cgroup-layout.ts'
import {labCgroup} from '../src/providers/embedded/paths.ts'

/** Seconds of processor time that the lab's machines have used since it was made; 0 when there is no such lab. */
export async function labCpu(lab: string): Promise<number> {
  const {cpu} = (await readCgroupLayout()).controllers
  if (!cpu) return 0
  const read = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8').catch(() => '')
  if (cpu.version === 2) {
    const stat = await read(cpu.root, labCgroup(lab), 'cpu.stat')
    return Number(/^usage_usec (\d+)/m.exec(stat)?.[1] ?? 0) / 1e6
  }
  // It is mounted together with cpu, or beside it.
  const together = await read(cpu.root, labCgroup(lab), 'cpuacct.usage')
  return Number(together || (await read(dirname(cpu.root), 'cpuacct', labCgroup(lab), 'cpuacct.usage'))) / 1e9
}
