import {rmSync, statSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {makeFolder, type Owner} from '../process/owner.ts'
import type {Problem} from '../process/problem.ts'

/**
 * Makes the folder for reports and tries to write there, before anything else is done: a lab whose results cannot be
 * kept is not worth bringing up. Tells why it cannot; undefined when all is well.
 */
export function checkReportsPath(folder: string, owner?: Owner): Problem | undefined {
  const path = resolve(folder)
  try {
    if (statSync(path, {throwIfNoEntry: false})?.isDirectory() === false) {
      return {
        message: `cannot write reports to ${path}: it is not a folder`,
        remedy: `mv ${path} ${path}.old, or choose another folder for reports`,
      }
    }
    makeFolder(path, owner)
    const trial = join(path, `.fanlab-trial-${process.pid}`)
    writeFileSync(trial, '', {flag: 'wx'})
    rmSync(trial)
    return undefined
  } catch (error) {
    return {
      message: `cannot write reports to ${path}: ${error instanceof Error ? error.message : String(error)}`,
      remedy: `choose a folder for reports that you may write to (namei -l ${path})`,
    }
  }
}
