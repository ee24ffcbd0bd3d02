import {closeSync, constants, fstatSync, lstatSync, openSync, readFileSync} from 'node:fs'

const withoutWaiting = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * The text of a file in root's own state folder, or why there is none. Whatever lies there, it neither waits nor takes
 * more than so many bytes of memory.
 */
export function readOwnFile(path: string, mostBytes: number): {text: string} | {problem: string} {
  try {
    if (!lstatSync(path).isFile()) return {problem: 'it is no regular file'}
    const fd = openSync(path, withoutWaiting)
    try {
      if (!fstatSync(fd).isFile()) return {problem: 'it is no regular file'}
      if (fstatSync(fd).size > mostBytes) return {problem: `it is longer than ${mostBytes} bytes`}
      return {text: readFileSync(fd, 'utf8')}
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    return {problem: code === 'ENOENT' ? 'there is none' : String((error as Error).message)}
  }
}
