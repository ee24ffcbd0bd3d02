import {closeSync, constants, openSync, readdirSync, readFileSync, rmdirSync, unlinkSync} from 'node:fs'
import {PinnedFolder, under} from './pinned-folder.ts'
import {Refused} from './refused.ts'

/**
 * Removes what has that name in the folder, with all that is below it. Only inside: of a link the link itself goes, and
 * where something else is mounted it stops.
 *
 * @param permit is asked before anything is removed, and throws where that must not be.
 */
export function removeInside(
  folder: PinnedFolder,
  name: string,
  permit: (folder: PinnedFolder, name: string) => void,
): void {
  const found = folder.look(name)
  if (!found) return
  permit(folder, name)
  if (!found.isDirectory()) {
    unlinkSync(folder.at(name))
    return
  }
  const fd = openSync(folder.at(name), constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  try {
    const inner = new PinnedFolder([...folder.way, fd])
    if (mountOf(fd) !== mountOf(folder.fd))
      throw new Refused(`something is mounted at ${under(folder, name)}`, `umount ${under(folder, name)}`)
    for (const each of readdirSync(`/proc/self/fd/${fd}`)) removeInside(inner, each, permit)
  } finally {
    closeSync(fd)
  }
  rmdirSync(folder.at(name))
}

/** Which mount a descriptor lies on; a bind mount of the same file system is another one. */
const mountOf = (fd: number): string =>
  /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1] ?? ''
