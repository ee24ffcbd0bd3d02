import {lstatSync, type Stats} from 'node:fs'
import {join} from 'node:path'
import type {CallersFiles} from '../files/callers-files.ts'
import {isPage, isReport, isSummary} from './job-mark.ts'

/** Where one run's reports go. */
export interface ReportPlace {
  /** Absolute paths, when the folder is one. */
  junit: string
  summary: string
  page: string
  /** Relative to the folder. */
  evidence: string
}

/**
 * Chooses the files of a run. In a job each run has its own: the first keeps the plain names, later ones get a number
 * (TEST-persistence-2.xml), so that a red report is never replaced by a green one. At a desk a run replaces the last one
 * of its scenario. A file that is none of ours is never replaced.
 */
export function reportPlace(
  files: CallersFiles,
  folder: string,
  {scenario, job}: {scenario: string; job: string},
): ReportPlace {
  const mayTake =
    (isOurs: (files: CallersFiles, path: string) => boolean) =>
    (name: string): boolean => {
      const path = join(folder, name)
      const found = lookAt(path)
      // Whoever checks the files refuses a link and what is no regular file by its plain name.
      if (!found || !(found.isFile() || found.isDirectory())) return true
      return job === '' && isOurs(files, path)
    }
  const always = (): boolean => true
  return {
    junit: join(folder, firstName(`TEST-${scenario}`, '.xml', mayTake(isReport))),
    summary: join(folder, firstName('summary', '.md', mayTake(isSummary))),
    page: join(folder, firstName('report', '.html', mayTake(isPage))),
    evidence: firstName(join('evidence', scenario), '', mayTake(always)),
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, {throwIfNoEntry: false})
  } catch {
    return undefined
  }
}

function firstName(stem: string, ending: string, isFree: (name: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${ending}`
    if (isFree(name)) return name
  }
}
