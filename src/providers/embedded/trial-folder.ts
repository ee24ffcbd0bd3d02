import {existsSync} from 'node:fs'
import {mkdir, readdir, rm, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {identify, isAlive} from '../../process/process-identity.ts'

/**
 * Runs the body with a new folder on the file system of the state folder, and leaves nothing of it: a run that is
 * refused has made nothing. What a killed run left of its trial goes, too.
 */
export async function inTrialFolder<T>(stateDir: string, body: (folder: string) => Promise<T>): Promise<T> {
  const missing = missingFolders(stateDir)
  for (const folder of missing.toReversed()) await makeFolder(folder)
  try {
    await sweepTrials(stateDir)
    const folder = join(stateDir, `trial-${process.pid}-${identify(process.pid)?.startTime}`)
    try {
      await mkdir(folder)
      return await body(folder)
    } finally {
      await rm(folder, {recursive: true, force: true})
    }
  } finally {
    // Somebody may have put something into it meanwhile: then it stays.
    for (const folder of missing) await rmdir(folder).catch(() => {})
  }
}

/** Not by mkdir's `recursive`: Node 20 and 24 never return from it where a parent exists and mkdir says ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path, {mode: 0o711}).catch((error: NodeJS.ErrnoException) => {
    // Another run was quicker.
    if (error.code !== 'EEXIST') throw error
  })
}

/** The folder and its parents that do not exist, the innermost first. */
const missingFolders = (folder: string): string[] =>
  existsSync(folder) ? [] : [folder, ...missingFolders(dirname(folder))]

async function sweepTrials(stateDir: string): Promise<void> {
  for (const name of await readdir(stateDir)) {
    const [, pid, startTime] = /^trial-(\d+)-(\d+)$/.exec(name) ?? []
    if (startTime === undefined || isAlive({pid: Number(pid), startTime})) continue
    await rm(join(stateDir, name), {recursive: true, force: true})
  }
}
