import {cellNames} from './cell-names.ts'
import {causesFirst, type FailureGroup, failureGroups} from './failure-groups.ts'
import type {Report} from './report.ts'
import {verdict} from './verdict.ts'

export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  /** One line. */
  title: string
  message: string
}

/** GitHub's runner keeps ten annotations of one level for each step, and 4096 characters of each message. */
const most = 10
const longestMessage = 4000
const longestTitle = 200

/**
 * What to show beside a workflow's run: one for each reason for which something failed, causes first; in
 * place of the tenth how many more there are. Texts are plain; whoever prints them has to escape them as data of a
 * workflow command.
 */
export function annotations(report: Report): Annotation[] {
  const results = report.suites.flatMap(suite => suite.cases)
  const groups = causesFirst(failureGroups(results))
  const {exitCode, reason} = verdict(results)
  const first = report.stopped === undefined ? [] : [stopAnnotation(report.scenario, report.stopped)]
  if (groups.length === 0 && first.length === 0)
    return exitCode === 0 ? [] : [annotation(`fanlab ${report.scenario}: ${reason}`, reason)]
  const room = most - first.length
  if (groups.length <= room) return [...first, ...groups.map(ofGroup)]
  const shown = groups.slice(0, room - 1)
  const more = groups.slice(room - 1).reduce((sum, {names}) => sum + names.length, 0)
  const rest = `${more} more cases did not pass: the job's summary and ${report.file} list them`
  return [...first, ...shown.map(ofGroup), annotation(`and ${more} more`, rest)]
}

/** Of a run that came to its end before its time: it is the first of its annotations. */
export const stopAnnotation = (scenario: string, why: string): Annotation =>
  annotation(`fanlab ${scenario}`, why)

function ofGroup({suite, names, cells, lines}: FailureGroup): Annotation {
  const several = cells.length > 1
  const title = several ? `${cells.length} cells of the matrix` : (names[0] ?? '')
  return annotation(`${suite}: ${title}`, [...(several ? cellNames(cells) : []), ...lines].join('\n'))
}

const annotation = (title: string, message: string): Annotation => ({
  level: 'error',
  title: cut(title.replaceAll(/\s+/g, ' '), longestTitle),
  message: cut(message, longestMessage),
})

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`
