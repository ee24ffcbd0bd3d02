import {lstatSync} from 'node:fs'
import {mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {readOwnFile} from '../files/read-own-file.ts'
import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {identify, isAlive, type ProcessIdentity} from '../process/process-identity.ts'
import {
  claimName,
  isFreeName,
  isLab,
  type LabMark,
  labFolder,
  labsFolder,
  longestRecord,
  readMark,
  recordName,
  writeMark,
} from './lab-folder.ts'
import {type LabCore, type LabRecord, parseLabRecord, recordVersion} from './lab-record.ts'
import {typedCommand} from './typed-command.ts'

/** When a sweep may take a lab that was kept; never, when neither is given. */
export interface KeepLimit {
  /** Milliseconds from the moment at which the run leaves it. */
  forMs?: number
  /** Once this process has ended, such as that of a CI's job. */
  while?: ProcessIdentity
}

/**
 * abandoned: its run is dead and did not mean to keep it, or not for so long · damaged: its run is dead, and nobody can
 * tell more · unknown: another version of this program made it, and alone can tell.
 */
type LabState = 'running' | 'kept' | 'abandoned' | 'damaged' | 'unknown'

/** A lab as it is found on disk. */
export interface FoundLab {
  name: string
  state: LabState
  /** With it the lab can be entered. */
  record: LabRecord | undefined
  /** Why there is no record; undefined when there is. */
  problem: string | undefined
  /** What is known all the same, by what is legible of the record or by the lab's mark. */
  facts: Partial<LabCore>
}

const fileOf = (stateDir: string, name: string): string => join(labFolder(stateDir, name), recordName)
const textOf = (record: LabRecord): string => `${JSON.stringify(record, null, 2)}\n`

/**
 * Claims the lab's name. Throws a LabError when something of that name is there already. The folder appears with its
 * record in it: nobody ever takes a lab that is just being made for an abandoned one.
 */
export async function claimLab(
  stateDir: string,
  facts: Pick<LabRecord, 'name' | 'label' | 'provider' | 'lab' | 'fan' | 'distribution'>,
): Promise<LabRecord> {
  if (!isFreeName(facts.name))
    throw new LabError(`cannot make lab "${facts.name}": no lab can have that name`, {
      hint: `choose another name with ${optionName('lab')}`,
    })
  const owner = identify(process.pid) as ProcessIdentity
  const createdAt = new Date().toISOString()
  const record: LabRecord = {...facts, version: recordVersion, createdAt, owner, kept: false, image: ''}
  const claim = labFolder(stateDir, claimName(owner))
  await mkdir(labsFolder(stateDir), {recursive: true, mode: 0o700})
  await mkdir(claim, {mode: 0o700})
  try {
    await writeMark(claim, record)
    await writeFile(join(claim, recordName), textOf(record), {mode: 0o600})
    // A rename would take the place of an empty folder, which is somebody else's.
    if (isTaken(labFolder(stateDir, facts.name))) throw isThere(stateDir, facts.name)
    await rename(claim, labFolder(stateDir, facts.name))
    return record
  } catch (error) {
    await rm(claim, {recursive: true, force: true})
    const {code} = error as NodeJS.ErrnoException
    throw code === 'ENOTEMPTY' || code === 'EEXIST' ? isThere(stateDir, facts.name) : error
  }
}

const isTaken = (path: string): boolean => lstatSync(path, {throwIfNoEntry: false}) !== undefined

function isThere(stateDir: string, name: string): LabError {
  const found = lookAtLab(stateDir, name)
  if (!found)
    return new LabError(
      `cannot make lab "${name}": ${labFolder(stateDir, name)} is there and has no mark of a lab`,
      {
        hint: `choose another name with ${optionName('lab')}`,
      },
    )
  const {state, facts} = found
  const hint =
    state === 'running' ? `kill ${facts.owner?.pid}, which removes it` : typedCommand('down', '--lab', name)
  return new LabError(`cannot make lab "${name}": a lab with that name exists (${state})`, {
    hint: `${hint}, or choose another name with ${optionName('lab')}`,
  })
}

/** Replaces the record; a reader sees the old one or the new one. */
export async function writeRecord(stateDir: string, record: LabRecord): Promise<void> {
  const file = fileOf(stateDir, record.name)
  await writeFile(`${file}.new`, textOf(record), {mode: 0o600})
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

/** The lab of that name, in whatever state its record is; undefined when there is none. */
export function lookAtLab(stateDir: string, name: string): FoundLab | undefined {
  if (!isLab(stateDir, name)) return undefined
  const mark = readMark(labFolder(stateDir, name))
  const read = readOwnFile(fileOf(stateDir, name), longestRecord)
  if ('problem' in read)
    return withoutRecord(name, `its record is damaged (${read.problem})`, 'damaged', mark)
  const parsed = parseLabRecord(read.text, name)
  if ('record' in parsed) {
    const {record} = parsed
    return {name, state: labState(record), record, problem: undefined, facts: record}
  }
  const {core, problem, ofAnotherVersion} = parsed
  if (core) return {name, state: labState(core), record: undefined, problem, facts: core}
  return withoutRecord(name, problem, ofAnotherVersion ? 'unknown' : 'damaged', mark)
}

function withoutRecord(
  name: string,
  problem: string,
  otherwise: LabState,
  mark: LabMark | undefined,
): FoundLab {
  const state = mark && isAlive(mark.owner) ? 'running' : otherwise
  return {name, state, record: undefined, problem, facts: mark ?? {}}
}

export function labState(lab: LabCore): LabState {
  // A run that still works with the lab is never robbed of it, however short it was to be kept.
  if (!lab.kept) return isAlive(lab.owner) ? 'running' : 'abandoned'
  return isStillKept(lab) ? 'kept' : 'abandoned'
}

function isStillKept({keptUntil, keptWhile}: LabCore): boolean {
  if (keptUntil !== undefined && Date.now() >= Date.parse(keptUntil)) return false
  return keptWhile === undefined || isAlive(keptWhile)
}
