import {readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {boundToThisProcess} from '../process/bound-to-this-process.ts'
import {LabError} from '../process/lab-error.ts'
import {giveTo, makeFolder, type Owner} from '../process/owner.ts'
import type {run as startProcess} from '../process/run.ts'
import {processMark} from './process-mark.ts'
import {sha256OfFile} from './sha256-of-file.ts'

/** What the cache knows about an archive, in a JSON file beside it. */
export interface ArchiveRecord {
  hash: string
  sha256: string
  /** Bytes. */
  size: number
  /** Of the archive when its sha256 was last seen to be right, milliseconds since 1970. */
  mtimeMs: number
  versions: Record<string, string>
  /** ISO 8601. */
  created: string
}

export const archivesDirectory = (cacheDir: string): string => join(cacheDir, 'images')
export const archiveFile = (cacheDir: string, hash: string): string =>
  join(archivesDirectory(cacheDir), `machine-${hash}.tar.zst`)
export const recordFile = (cacheDir: string, hash: string): string =>
  join(archivesDirectory(cacheDir), `machine-${hash}.json`)

let partials = 0
/** Name of a file in the making: the mark of the process that makes it tells whether it is abandoned. */
export const partialName = (): string => `${partialPrefix}${processMark()}.${++partials}`
export const partialPrefix = '.partial-'

/**
 * The record of the cached archive, undefined when there is none. Reads the whole archive only when its size or time
 * is not as recorded. Throws a LabError when it is damaged: whoever put it there should know.
 */
export async function findArchive(cacheDir: string, hash: string): Promise<ArchiveRecord | undefined> {
  const archive = archiveFile(cacheDir, hash)
  const recordPath = recordFile(cacheDir, hash)
  const text = await readFile(recordPath, 'utf8').catch(nothingWhenMissing)
  const found = await stat(archive).catch(nothingWhenMissing)
  // The record is written last: an archive without one was never finished.
  if (text === undefined || found === undefined) return undefined
  const record = parseRecord(text)
  if (!record || record.hash !== hash)
    throw damaged(recordPath, 'its description cannot be read', `rm ${recordPath} ${archive}`)
  if (found.size === record.size && found.mtimeMs === record.mtimeMs) return record
  if (found.size !== record.size) {
    throw damaged(archive, `damaged (expected ${record.size} bytes, got ${found.size})`, `rm ${archive}`)
  }
  const sha256 = await sha256OfFile(archive)
  if (sha256 !== record.sha256) {
    throw damaged(archive, `damaged (expected sha256 ${record.sha256}, got ${sha256})`, `rm ${archive}`)
  }
  return {...record, mtimeMs: found.mtimeMs}
}

/** Packs a root file system into the cache. */
export async function storeArchive(
  {root, hash, versions}: {root: string; hash: string; versions: Record<string, string>},
  {
    cacheDir,
    owner,
    signal,
    run,
  }: {cacheDir: string; owner?: Owner; signal?: AbortSignal; run: typeof startProcess},
): Promise<ArchiveRecord> {
  makeFolder(archivesDirectory(cacheDir), owner)
  const partial = join(archivesDirectory(cacheDir), partialName())
  try {
    const packed = await run(
      [
        ...boundToThisProcess,
        'tar',
        ...tarOptions,
        '--use-compress-program',
        'zstd -3 -T0',
        '-C',
        root,
        '-cf',
        partial,
        '.',
      ],
      signal ? {signal} : {},
    )
    if (packed.status !== 0) {
      throw new LabError(
        `cannot write image archive ${archiveFile(cacheDir, hash)}: ${packed.stderr.trim()}`,
        {
          hint: `df -h ${cacheDir}`,
        },
      )
    }
    giveTo(owner, partial)
    const {size, mtimeMs} = await stat(partial)
    const sha256 = await sha256OfFile(partial)
    await rename(partial, archiveFile(cacheDir, hash))
    return await writeRecord(
      cacheDir,
      {hash, sha256, size, mtimeMs, versions, created: new Date().toISOString()},
      owner,
    )
  } finally {
    await rm(partial, {force: true})
  }
}

/**
 * Writes the record again. Its time tells pruning when the archive was last used; what it says of the archive's own
 * time spares the next run the reading of an archive that was copied here.
 */
export async function markArchiveUsed(cacheDir: string, record: ArchiveRecord, owner?: Owner): Promise<void> {
  await writeRecord(cacheDir, record, owner)
}

export const tarOptions = ['--numeric-owner', '--xattrs', '--xattrs-include=*', '--format=posix'] as const

async function writeRecord(cacheDir: string, record: ArchiveRecord, owner?: Owner): Promise<ArchiveRecord> {
  const partial = join(archivesDirectory(cacheDir), partialName())
  await writeFile(partial, `${JSON.stringify(record, null, 2)}\n`)
  giveTo(owner, partial)
  await rename(partial, recordFile(cacheDir, record.hash))
  return record
}

function parseRecord(text: string): ArchiveRecord | undefined {
  try {
    const record = JSON.parse(text) as ArchiveRecord
    return typeof record.sha256 === 'string' && typeof record.versions === 'object' ? record : undefined
  } catch {
    return undefined
  }
}

const damaged = (path: string, cause: string, remedy: string): LabError =>
  new LabError(`cannot use cached image ${path}: ${cause}`, {hint: `${remedy} (it is built anew then)`})

export function nothingWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
