import {join} from 'node:path'
import {CallersFiles} from '../files/callers-files.ts'
import {LabError} from '../process/lab-error.ts'
import type {Owner} from '../process/owner.ts'
import type {Problem} from '../process/problem.ts'

/** What a run will write. All paths are absolute; empty for none. */
interface OutputPaths {
  /** Folder of the report. */
  reports: string
  /** Files in that folder. */
  files: readonly string[]
  /** Folder below it, whose old content goes when the run begins. */
  evidence: string
  result: string
  timings: string
}

/**
 * Tries all that a run will write, before anything else is done: a lab whose results cannot be kept is not worth
 * bringing up. The folders are made; files stay as they are.
 */
export function outputProblems(
  {reports, files, evidence, result, timings}: OutputPaths,
  owner?: Owner,
): Problem[] {
  const callers = new CallersFiles(owner)
  const inReports = problemOf('a folder for reports', () => {
    callers.tryFolder(reports)
    for (const file of files) callers.tryWriting(join(reports, file))
    callers.list(join(reports, evidence))
  })
  const others = [
    {what: 'a file for --result', file: result},
    {what: 'a file for --timings', file: timings},
  ].filter(({file}) => file !== '')
  const same = result !== '' && result === timings
  return [
    ...inReports,
    ...others.flatMap(({what, file}) => problemOf(what, () => callers.tryWriting(file))),
    ...(same
      ? [
          {
            message: `cannot write ${result}: it was given for the result and for the timings`,
            hint: 'give them two names',
          },
        ]
      : []),
  ]
}

function problemOf(what: string, attempt: () => void): Problem[] {
  try {
    attempt()
    return []
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return [{message: error.message, hint: `choose ${what} that you may write to (${error.hint})`}]
  }
}
