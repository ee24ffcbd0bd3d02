import {closeSync, readSync} from 'node:fs'
import {join} from 'node:path'
import type {CallersFiles} from '../files/callers-files.ts'

/** Property of each suite by which a report is known to be of a job. */
export const jobProperty = 'fanlab job'

/** File in a folder of evidence that tells the same. */
export const evidenceMark = '.fanlab-job'

/** Last line of a summary that tells the same; nobody sees it on a page. */
export const summaryMark = (job: string): string => `<!-- ${jobProperty} ${job} -->`

/** Second line of a page, the same again; of no job at a desk. */
export const pageMark = (job: string | undefined): string => `<!-- fanlab report ${job ?? ''} -->`

/** What a job may be called: it stands in XML, in HTML and in a variable. */
export const isJobName = (text: string): boolean => /^[\w.:/-]{1,200}$/.test(text)

/** Bytes from the beginning of a file in which a report has its first properties, and a summary ends. */
const headBytes = 1024 * 1024

/** The job that a file or a folder is marked with; undefined for one that is not ours, or of no job. */
type JobOf = (files: CallersFiles, path: string) => string | undefined

export const jobOfReport: JobOf = (files, path) => {
  const text = headOf(files, path)
  return startsAsReport(text)
    ? new RegExp(`<property name="${jobProperty}" value="([^"]+)"/>`).exec(text)?.[1]
    : undefined
}

export const jobOfSummary: JobOf = (files, path) =>
  new RegExp(`<!-- ${jobProperty} (\\S+) -->\\s*$`).exec(headOf(files, path))?.[1]

export const jobOfPage: JobOf = (files, path) => pageStart.exec(headOf(files, path))?.[1] || undefined

export const jobOfEvidence: JobOf = (files, path) =>
  headOf(files, join(path, evidenceMark)).trim() || undefined

/** Whether a run at a desk may replace the file: it is one of ours, of whatever job or version. */
export const isReport = (files: CallersFiles, path: string): boolean => startsAsReport(headOf(files, path))
export const isSummary = (files: CallersFiles, path: string): boolean =>
  /^# \S+ fanlab /.test(headOf(files, path))

export const isPage = (files: CallersFiles, path: string): boolean => pageStart.test(headOf(files, path))

/** Nothing that a machine said stands before it. */
const pageStart = /^<!doctype html>\n<!-- fanlab report (\S*) -->\n/

const startsAsReport = (text: string): boolean =>
  /^<\?xml [^>]*\?>\s*<testsuites name="fanlab [^"]*"/.test(text)

/** The beginning of a file; empty for what is no regular file, or must not be read. */
function headOf(files: CallersFiles, path: string): string {
  try {
    const fd = files.open(path)
    if (fd === undefined) return ''
    try {
      const bytes = Buffer.alloc(headBytes)
      return bytes.subarray(0, readSync(fd, bytes, 0, headBytes, 0)).toString()
    } finally {
      closeSync(fd)
    }
  } catch {
    return ''
  }
}
