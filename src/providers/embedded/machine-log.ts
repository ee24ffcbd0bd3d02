import {readFile} from 'node:fs/promises'

/** Bytes of a log of the lab's, such as a machine's console: what it says must not fill the host's disk. */
export const longestLog = 4 * 1024 ** 2

/** What of a log was there before it was begun anew. */
export const olderLog = (log: string): string => `${log}.1`

/** All that is left of a log, the oldest first. */
export async function readLog(log: string): Promise<string> {
  const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')
  return (await read(olderLog(log))) + (await read(log))
}
