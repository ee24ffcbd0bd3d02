import {readdir, readFile, readlink} from 'node:fs/promises'

/** How many more inotify instances root may open here: the limit less those in use. */
export async function freeInotifyInstances(): Promise<number> {
  const limit = await inotifyLimit()
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const used = await Promise.all(pids.map(instancesOf))
  return limit - used.reduce((sum, count) => sum + count, 0)
}

/** How many inotify instances each user may have. */
export const inotifyLimit = async (): Promise<number> =>
  Number(await readFile('/proc/sys/fs/inotify/max_user_instances', 'utf8'))

/** Instances held by root's processes; one that ends meanwhile holds none. */
async function instancesOf(pid: string): Promise<number> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    if (!/^Uid:\t0\t/m.test(status)) return 0
    const names = await readdir(`/proc/${pid}/fd`)
    const targets = await Promise.all(names.map(name => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')))
    return targets.filter(target => target === 'anon_inode:inotify').length
  } catch {
    return 0
  }
}
