import {closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync} from 'node:fs'
import {asUser} from './as-user.ts'
import type {Owner} from './owner.ts'

/** The beginning of a file that the caller named, or why it cannot be taken, such as "it is a folder". */
type GivenFile = {size: number; start: Buffer} | {wrong: string}

/**
 * Looks at a file that the caller of this program named, with his rights: it has to be a regular one, behind links or
 * not, that he may read and that is not larger than that. Gives its first bytes. Never waits and never touches a device:
 * opening a FIFO would hang, and opening some devices does something.
 */
export function lookAtFile(
  path: string,
  {user, mostBytes, startBytes}: {user: Owner | undefined; mostBytes: number; startBytes: number},
): GivenFile {
  try {
    return asUser(user, () => {
      const found = statSync(path)
      if (!found.isFile()) return {wrong: `it is ${kindOf(found)}, not a file`}
      const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
      try {
        const opened = fstatSync(fd)
        if (!opened.isFile()) return {wrong: `it is ${kindOf(opened)}, not a file`}
        if (opened.size > mostBytes)
          return {wrong: `it is too large: ${opened.size} bytes, of at most ${mostBytes}`}
        const start = Buffer.alloc(Math.min(startBytes, opened.size))
        return {size: opened.size, start: start.subarray(0, readSync(fd, start, 0, start.length, 0))}
      } finally {
        closeSync(fd)
      }
    })
  } catch (error) {
    return {wrong: causes[(error as NodeJS.ErrnoException).code ?? ''] ?? 'it cannot be read'}
  }
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file: a part of its path is not a folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'its link leads in circles',
  ENAMETOOLONG: 'there is no such file: its name is too long',
  ERR_INVALID_ARG_VALUE: 'no path has a zero byte',
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder'
  if (found.isFIFO()) return 'a FIFO'
  if (found.isSocket()) return 'a socket'
  return 'a device'
}
