import {readFile} from 'node:fs/promises'

/** How many processes and threads the host's kernel allows; what cgroups allow is the provider's business. */
export async function mostProcesses(): Promise<number> {
  const files = ['/proc/sys/kernel/pid_max', '/proc/sys/kernel/threads-max']
  return Math.min(...(await Promise.all(files.map(file => readFile(file, 'utf8')))).map(Number))
}
