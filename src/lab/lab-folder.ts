import {existsSync, lstatSync, readdirSync} from 'node:fs'
import {rm, rmdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type * as z from 'zod'
import {readOwnFile} from '../files/read-own-file.ts'
import {isAlive} from '../process/process-identity.ts'
import {isLabName} from './lab-name.ts'
import {type LabCore, labCore} from './lab-record.ts'

// What is a lab's folder, and what is not: whatever has neither a legal name nor our mark is somebody else's, and is
// left alone by all that removes labs.

const markName = '.fanlab-lab'
export const recordName = 'record.json'
/** Bytes of a record or a mark; a lab file has up to a million characters, JSON has more. */
export const longestRecord = 4_000_000

/** What is known of a lab for ever; it is written once, and tells whose the lab is when its record can't be read. */
const labMark = labCore.pick({name: true, provider: true, label: true, createdAt: true, owner: true})
export type LabMark = z.infer<typeof labMark>

export const labsFolder = (stateDir: string): string => join(stateDir, 'labs')
export const labFolder = (stateDir: string, name: string): string => join(labsFolder(stateDir), name)

/** A claim is a lab's folder before it has its name: the process that makes it is in the name. */
const claimPattern = /^\.?claim-(\d+)-(\d+)$/
export const claimName = ({pid, startTime}: LabCore['owner']): string => `.claim-${pid}-${startTime}`
/** Whether a lab may have the name. Those of claims, which once had no dot, would be taken for theirs. */
export const isFreeName = (name: string): boolean => isLabName(name) && !claimPattern.test(name)

export async function writeMark(folder: string, facts: LabMark): Promise<void> {
  await writeFile(join(folder, markName), `${JSON.stringify(labMark.parse(facts))}\n`, {
    flag: 'wx',
    mode: 0o600,
  })
}

/** What the mark says; undefined when the lab is from before there were marks, or its mark is damaged. */
export function readMark(folder: string): LabMark | undefined {
  const read = readOwnFile(join(folder, markName), longestRecord)
  try {
    return 'text' in read ? labMark.parse(JSON.parse(read.text)) : undefined
  } catch {
    return undefined
  }
}

/** Names of all labs that left anything, in alphabetical order. */
export async function labNames(stateDir: string): Promise<string[]> {
  return namesIn(labsFolder(stateDir)).filter(name => isLab(stateDir, name))
}

/** Whether there is such a lab. */
export const isLab = (stateDir: string, name: string): boolean =>
  isFreeName(name) && isMarked(labFolder(stateDir, name))

/** Removes what runs that were killed while they claimed a name have left. */
export async function removeDeadClaims(stateDir: string): Promise<void> {
  for (const name of namesIn(labsFolder(stateDir))) {
    const [, pid, startTime] = claimPattern.exec(name) ?? []
    if (startTime === undefined || isAlive({pid: Number(pid), startTime})) continue
    const folder = labFolder(stateDir, name)
    if (isMarked(folder)) await rm(folder, {recursive: true, force: true})
  }
}

/** Forgets the lab. Comes last: as long as there is a record, somebody can find what it names. */
export async function forgetLab(stateDir: string, name: string): Promise<void> {
  if (isLab(stateDir, name))
    await rm(labFolder(stateDir, name), {recursive: true, force: true, maxRetries: 5})
  await rmdir(labsFolder(stateDir)).catch(() => {})
}

/** A folder of root's own, and no link to one. A record counts as a mark: before there were marks, it was all. */
function isMarked(folder: string): boolean {
  const found = lstatSync(folder, {throwIfNoEntry: false})
  if (!found?.isDirectory() || found.uid !== process.geteuid?.()) return false
  return [markName, recordName].some(
    name => lstatSync(join(folder, name), {throwIfNoEntry: false}) !== undefined,
  )
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
