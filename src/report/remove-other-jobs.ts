import {realpathSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {CallersFiles} from '../files/callers-files.ts'
import {jobOfEvidence, jobOfPage, jobOfReport, jobOfSummary} from './job-mark.ts'

/**
 * Removes what runs of other jobs left in a folder for reports: in a workspace that nobody cleans, yesterday's green
 * report would be published for a run that fails before it writes its own. Only what carries our mark and the name of
 * another job goes. Never throws: tells what it could not remove.
 */
export function removeReportsOfOtherJobs(files: CallersFiles, reports: string, job: string): string[] {
  const folder = resolve(reports)
  const evidence = join(folder, 'evidence')
  const problems: string[] = []
  const remove = (parent: string, pattern: RegExp, jobOf: typeof jobOfReport): void => {
    for (const name of namesIn(files, parent).filter(each => pattern.test(each))) {
      const path = join(parent, name)
      const other = jobOf(files, path)
      if (other === undefined || other === job) continue
      try {
        files.remove(path)
      } catch (error) {
        problems.push(`${(error as Error).message} (it is of another job)`)
      }
    }
  }
  if (!isReachedWithoutLink(folder)) return problems
  remove(folder, /^TEST-.*\.xml$/, jobOfReport)
  remove(folder, /^summary(-\d+)?\.md$/, jobOfSummary)
  remove(folder, /^report(-\d+)?\.html$/, jobOfPage)
  if (isReachedWithoutLink(evidence)) remove(evidence, /./, jobOfEvidence)
  return problems
}

/** Not even one that root has made: in a container's job root is who checks out, and a repository can have links. */
function isReachedWithoutLink(folder: string): boolean {
  try {
    return realpathSync(folder) === folder
  } catch {
    return false
  }
}

/** None of a folder that is not there, or that must not be read. */
function namesIn(files: CallersFiles, folder: string): string[] {
  try {
    return files.list(folder)
  } catch {
    return []
  }
}
