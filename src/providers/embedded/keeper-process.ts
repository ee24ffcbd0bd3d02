import {readdir, readFile} from 'node:fs/promises'
import {readOwnFile} from '../../files/read-own-file.ts'
import {identify, isAlive, type ProcessIdentity} from '../../process/process-identity.ts'
import type {LabPaths} from './paths.ts'

// Which process is a lab's keeper is told by the process itself: it is root's, the first of a process namespace of its
// own, and has the lab's folder on its command line. The lab's file only says where to look first.

/** What the keeper has on its command line before the lab's folder. */
export const keeperWord = 'keeper'

/** The lab's keeper, also where its file is damaged; undefined when none runs. */
export async function findKeeper({keeper, root}: LabPaths): Promise<ProcessIdentity | undefined> {
  const read = readOwnFile(keeper, 100)
  // Without the file there can be a keeper all the same; without the folder there was none.
  if ('problem' in read && (await readdir(root).catch(() => undefined)) === undefined) return undefined
  const [, pid, startTime] = /^(\d{1,10}) (\d{1,20})\n$/.exec('text' in read ? read.text : '') ?? []
  const noted = startTime === undefined ? undefined : {pid: Number(pid), startTime}
  if (noted && isAlive(noted) && (await isKeeper(noted.pid, root))) return noted
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(
    pids.map(async each => ((await isKeeper(each, root)) ? identify(each) : undefined)),
  )
  return found.find(identity => identity !== undefined)
}

async function isKeeper(pid: number, root: string): Promise<boolean> {
  const words = (await textOf(`/proc/${pid}/cmdline`)).split('\0')
  if (words[words.indexOf(keeperWord) + 1] !== root) return false
  const status = await textOf(`/proc/${pid}/status`)
  const users = /^Uid:\s*(\d+)\s+(\d+)/m.exec(status)?.slice(1) ?? []
  return (
    users.length > 0 &&
    users.every(uid => Number(uid) === process.geteuid?.()) &&
    /^NSpid:(\s+\d+)+\s+1$/m.test(status)
  )
}

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')
