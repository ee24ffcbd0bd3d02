import {mkdir, readdir, readFile, rename, rm, rmdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {FanWish} from '../fan/probe.ts'
import {LabError} from '../process/lab-error.ts'
import {identify, isAlive, type ProcessIdentity} from '../process/process-identity.ts'

/** What is on disk about a lab before anything of it is created; enough to enter it again and to remove it. */
export interface LabRecord {
  name: string
  provider: string
  /** For whom it is, such as a job of a CI; empty for nobody in particular. */
  label: string
  /** ISO 8601. */
  createdAt: string
  /** The run that made it. */
  owner: ProcessIdentity
  /** The lab was meant to outlive its run. */
  kept: boolean
  /** ISO 8601. From then on a kept lab may be swept; without it, at no time. */
  keptUntil?: string
  /** A kept lab may be swept once this process has ended, such as that of a CI's job. */
  keptWhile?: ProcessIdentity
  underlay: string
  overlay: string
  /** Which fan was asked for. */
  fan: FanWish
  distribution: string
  /** Folder of the unpacked machine image; empty until it is there. */
  image: string
}

/** When a sweep may take a lab that was kept; never, when neither is given. */
export interface KeepLimit {
  /** Milliseconds from the moment at which the run leaves it. */
  forMs?: number
  /** Once this process has ended, such as that of a CI's job. */
  while?: ProcessIdentity
}

export type LabState = 'running' | 'kept' | 'abandoned'

const folderOf = (stateDir: string, name: string): string => join(stateDir, 'labs', name)
const recordName = 'record.json'
const fileOf = (stateDir: string, name: string): string => join(folderOf(stateDir, name), recordName)
const textOf = (record: LabRecord): string => `${JSON.stringify(record, null, 2)}\n`

/**
 * Claims the lab's name. Throws a LabError when a lab of that name is there already. The folder appears with its record
 * in it: nobody ever takes a lab that is just being made for an abandoned one.
 */
export async function claimLab(
  stateDir: string,
  facts: Pick<LabRecord, 'name' | 'label' | 'provider' | 'underlay' | 'overlay' | 'fan' | 'distribution'>,
): Promise<LabRecord> {
  const owner = identify(process.pid) as ProcessIdentity
  const record = {...facts, createdAt: new Date().toISOString(), owner, kept: false, image: ''}
  // Among the labs: if this run is killed right now, it looks like an abandoned one and is removed as such.
  const claim = folderOf(stateDir, `claim-${owner.pid}-${owner.startTime}`)
  await mkdir(claim, {recursive: true})
  await writeFile(join(claim, recordName), textOf(record))
  try {
    await rename(claim, folderOf(stateDir, facts.name))
    return record
  } catch (error) {
    await rm(claim, {recursive: true})
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    const other = await readRecord(stateDir, facts.name)
    const state = labState(other)
    const remedy =
      state === 'running'
        ? `kill ${other?.owner.pid}, which removes it`
        : `npx zx scenarios/down.mjs --lab ${facts.name}`
    throw new LabError(`cannot make lab "${facts.name}": a lab of that name is there (${state})`, {
      hint: `${remedy}, or choose another name with --lab`,
    })
  }
}

/** Replaces the record; a reader sees the old one or the new one. */
export async function writeRecord(stateDir: string, record: LabRecord): Promise<void> {
  const file = fileOf(stateDir, record.name)
  await writeFile(`${file}.new`, textOf(record))
  await rename(`${file}.new`, file)
}

/** Writes down that the lab outlives its run, and until when; what was said of that before holds no longer. */
export async function keepLab(stateDir: string, record: LabRecord, limit: KeepLimit): Promise<LabRecord> {
  const {keptUntil: _, keptWhile: __, ...rest} = record
  const kept: LabRecord = {
    ...rest,
    kept: true,
    ...(limit.forMs !== undefined && {keptUntil: new Date(Date.now() + limit.forMs).toISOString()}),
    ...(limit.while && {keptWhile: limit.while}),
  }
  await writeRecord(stateDir, kept)
  return kept
}

/** The lab's record; undefined when there is no lab, or its record is damaged. */
export async function readRecord(stateDir: string, name: string): Promise<LabRecord | undefined> {
  try {
    const record = JSON.parse(await readFile(fileOf(stateDir, name), 'utf8')) as LabRecord
    return typeof record.owner.pid === 'number' && typeof record.provider === 'string' ? record : undefined
  } catch {
    return undefined
  }
}

/** Names of all labs that left anything, in alphabetical order. */
export async function labNames(stateDir: string): Promise<string[]> {
  return (await readdir(join(stateDir, 'labs')).catch(() => [])).sort()
}

/** abandoned: its run is dead and did not mean to keep it, or not for so long, or nobody can tell whose it is. */
export function labState(record: LabRecord | undefined): LabState {
  if (!record) return 'abandoned'
  // A run that still works with the lab is never robbed of it, however short it was to be kept.
  if (!record.kept) return isAlive(record.owner) ? 'running' : 'abandoned'
  return isStillKept(record) ? 'kept' : 'abandoned'
}

function isStillKept({keptUntil, keptWhile}: LabRecord): boolean {
  if (keptUntil !== undefined && Date.now() >= Date.parse(keptUntil)) return false
  return keptWhile === undefined || isAlive(keptWhile)
}

/** Forgets the lab. Comes last: as long as there is a record, somebody can find what it names. */
export async function forgetLab(stateDir: string, name: string): Promise<void> {
  await rm(folderOf(stateDir, name), {recursive: true, force: true})
  await rmdir(join(stateDir, 'labs')).catch(() => {})
}
