import {readdir, readFile, rmdir} from 'node:fs/promises'
import {join} from 'node:path'

/** Host pids of all processes in a cgroup and below it; empty when there is no such cgroup. */
export async function processesBelow(directory: string): Promise<number[]> {
  const own = await readFile(join(directory, 'cgroup.procs'), 'utf8').catch(() => '')
  const below = await Promise.all(
    (await children(directory)).map(child => processesBelow(join(directory, child))),
  )
  return [...own.split('\n').filter(Boolean).map(Number), ...below.flat()]
}

/** Removes a cgroup and all below it, children first. Throws while a process is still in one of them. */
export async function removeCgroup(directory: string): Promise<void> {
  for (const child of await children(directory)) await removeCgroup(join(directory, child))
  await rmdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

async function children(directory: string): Promise<string[]> {
  const entries = await readdir(directory, {withFileTypes: true}).catch(() => [])
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
}
