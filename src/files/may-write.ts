import {fstatSync} from 'node:fs'
import type {Owner} from '../process/owner.ts'
import {runWithFolders} from '../process/run-with-folders.ts'
import type {PinnedFolder} from './pinned-folder.ts'

/** Folders by what decides whether somebody may write there. */
const known = new Map<string, boolean>()

/** Whether that user may go all the way to the folder and write there, by the kernel's own answer. */
export function mayWrite(folder: PinnedFolder, owner: Owner): boolean {
  if (owner.uid === 0) return true
  const key = folder.way.map(fd => rightsOf(fd, owner)).join(' ')
  const before = known.get(key)
  if (before !== undefined) return before
  const answer = askKernel(folder, owner)
  known.set(key, answer)
  return answer
}

/** Whether that user may replace or remove what has the name in a folder to which he may write: not in all of /tmp. */
export function mayReplace(folder: PinnedFolder, name: string, {uid}: Owner): boolean {
  const {uid: owner, mode} = fstatSync(folder.fd)
  const isSticky = (mode & 0o1000) !== 0
  const found = folder.look(name)
  return !isSticky || uid === 0 || owner === uid || !found || found.uid === uid
}

function rightsOf(fd: number, {uid, gid}: Owner): string {
  const {dev, ino, uid: owner, gid: group, mode} = fstatSync(fd)
  return [uid, gid, dev, ino, owner, group, mode].join(':')
}

/** With all groups of the user; one that no list of users knows has none but his own. */
function askKernel(folder: PinnedFolder, {uid, gid}: Owner): boolean {
  const ask = (groups: string): string =>
    runWithFolders(
      [
        'setpriv',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        groups,
        '--',
        'sh',
        '-c',
        question,
        'may-write',
        String(folder.way.length),
      ],
      folder.way,
    )
  const said = ask('--init-groups') || ask('--clear-groups')
  return said === 'yes'
}

/** Asks for each of so many folders, which are descriptors from 3 on; the last one is the one to write to. */
const question = `
last=$(($1 + 2))
fd=3
while [ "$fd" -le "$last" ]; do
  if ! [ -x "/proc/self/fd/$fd/." ]; then echo no; exit; fi
  fd=$((fd + 1))
done
if [ -w "/proc/self/fd/$last/." ]; then echo yes; else echo no; fi
`
