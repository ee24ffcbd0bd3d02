import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {readCgroupLayout} from '../../src/providers/embedded/cgroup-layout.ts'
import {labCgroup} from './cgroup-cpu.ts'

/**
 * Bytes of memory that the lab's machines use now, without the page cache that the kernel would give back at once:
 * usage less inactive file pages, as `docker stats` counts. 0 when there is no such lab.
 */
export async function labMemory(lab: string): Promise<number> {
  const {memory} = (await readCgroupLayout()).controllers
  if (!memory) return 0
  const directory = join(memory.root, await labCgroup(lab))
  const [usage, inactive] =
    memory.version === 2
      ? ['memory.current', 'inactive_file']
      : ['memory.usage_in_bytes', 'total_inactive_file']
  const bytes = await readFile(join(directory, usage), 'utf8').catch(() => '0')
  const stat = await readFile(join(directory, 'memory.stat'), 'utf8').catch(() => '')
  return Number(bytes) - Number(new RegExp(`^${inactive} (\\d+)`, 'm').exec(stat)?.[1] ?? 0)
}
