import type {TestCase, TestSuite} from 'junit-report-builder'
import type {CaseResult} from './case.ts'
import {failureLines, furtherLines} from './failure-groups.ts'
import {jobProperty} from './job-mark.ts'
import {newBuilder, setAttribute, setRootAttribute, skipWithReason} from './junit-adapter.ts'
import {plainText} from './plain-text.ts'
import type {Report, SuiteReport} from './report.ts'
import {flowLines, shownLoss, shownOutage} from './shown-outage.ts'
import {slug} from './slug.ts'
import {timeShares} from './time-shares.ts'

/** GitLab drops a report above 30 MB, so one chatty tool must not fill it. In characters. */
const longestOutput = 50_000

/** What was written of each suite: a long one stays as it is while others change, and the report is written often. */
export type WrittenSuites = Map<number, {from: string; suite: Rendered}>

/** Text of one suite, and how many cases of each kind it has. */
interface Rendered {
  text: string
  counts: readonly number[]
}

/**
 * The report as JUnit XML, in the dialect that GitLab, Jenkins, dorny/test-reporter and mikepenz/action-junit-report
 * all read: flat suites, a time everywhere, the reason both as attribute and as text.
 */
export function junit(report: Report, written: WrittenSuites = new Map()): string {
  const builder = newBuilder().name(`fanlab ${report.scenario}`)
  setRootAttribute(builder, 'time', seconds(report.durationMs))
  setRootAttribute(builder, 'timestamp', utc(report.startedAt))
  const empty = builder.build()
  const {scenario, source, job, properties} = report
  const suites = report.suites.map((suite, index) => {
    const from = JSON.stringify([suite, report.suites.length, scenario, source, job, properties], shortened)
    const known = written.get(index)
    if (known?.from === from) return known.suite
    const rendered = renderSuite(suite, report, index)
    written.set(index, {from, suite: rendered})
    return rendered
  })
  if (suites.length === 0) return `${empty}\n`
  const sums = countNames.map((_, at) => suites.reduce((sum, {counts}) => sum + (counts[at] ?? 0), 0))
  const head = empty.slice(0, -countsOf([0, 0, 0, 0], '/>').length)
  return `${head}${countsOf(sums, '>')}${suites.map(({text}) => text).join('')}\n</testsuites>\n`
}

/** Samples of flows are many, and JUnit has none of them. */
const shortened = (key: string, value: unknown): unknown => (key === 'samples' ? undefined : value)

/** As the builder writes them, at the end of the root's attributes. */
const countNames = ['tests', 'failures', 'errors', 'skipped'] as const
const countsOf = (counts: readonly number[], end: string): string =>
  `${countNames.map((name, index) => ` ${name}="${counts[index]}"`).join('')}${end}`

function renderSuite(suite: SuiteReport, report: Report, index: number): Rendered {
  const builder = newBuilder()
  addSuite(builder.testSuite(), suite, report, index)
  const document = builder.build()
  const start = document.indexOf('\n  <testsuite')
  const root = document.slice(0, start)
  return {
    text: document.slice(start, document.lastIndexOf('\n</testsuites>')),
    counts: countNames.map(name => Number(new RegExp(`<testsuites.* ${name}="(\\d+)"`).exec(root)?.[1])),
  }
}

function addSuite(element: TestSuite, suite: SuiteReport, report: Report, index: number): void {
  element.name(numbered(suite.name, index, report.suites.length)).timestamp(utc(suite.startedAt))
  setAttribute(element, 'time', seconds(suite.durationMs))
  // On every suite: readers show them there, and none of them reads properties of the whole file.
  for (const [name, value] of Object.entries(report.properties)) element.property(name, plainText(value))
  if (report.job) element.property(jobProperty, plainText(report.job))
  const times = timeShares(suite)
  for (const [at, result] of suite.cases.entries())
    addCase(element.testCase(), result, report, times[at] ?? 0)
}

/** Such as `07 matrix`: some readers sort suites by name, and the phases are a story. */
const numbered = (name: string, index: number, count: number): string =>
  `${String(index + 1).padStart(Math.max(2, String(count).length), '0')} ${name}`

function addCase(element: TestCase, result: CaseResult, {scenario, source}: Report, timeMs: number): void {
  element.className(`fanlab.${slug(scenario)}.${slug(result.suite)}`).name(plainText(result.name))
  if (source !== undefined) element.file(source)
  setAttribute(element, 'time', seconds(timeMs))
  for (const claim of result.claims) element.property('claim', claim)
  if ((result.attempts ?? 1) > 1) element.property('attempts', String(result.attempts))
  for (const [name, value] of Object.entries(result.properties ?? {}))
    element.property(name, plainText(value))
  if (result.evidence !== undefined) element.property('evidence', result.evidence)
  if (result.flow) {
    element.property('outage', shownOutage(result.flow))
    element.property('lost', shownLoss(result.flow))
  }
  addOutcome(element, result)
  const output = [result.output ?? [], ...(result.flow ? flowLines(result.flow) : [])].flat().join('\n')
  if (output) element.standardOutput(ending(plainText(output)))
}

function addOutcome(element: TestCase, result: CaseResult): void {
  const {outcome, explanation} = result
  const where = explanation === undefined ? '' : `: ${explanation}`
  switch (outcome.status) {
    case 'passed':
      return
    case 'failed': {
      const {expected, got} = outcome
      element.failure(oneLine(`expected ${expected}, got ${got}${where}`), 'CheckFailed')
      // GitLab reads only the text, never the attribute.
      element.stacktrace(plainText(failureLines(result).join('\n')))
      return
    }
    case 'error': {
      const message = plainText(outcome.message).trim() || noReason
      const lines = [message, ...furtherLines(result)]
      element.error(oneLine(`${message}${where}`), 'LabError', plainText(lines.join('\n')))
      return
    }
    case 'skipped':
      skipWithReason(element, oneLine(outcome.reason) || noReason)
  }
}

/** GitLab shows the element's text, Jenkins the attribute: neither may be empty. */
const noReason = 'no reason was given'

function oneLine(text: string): string {
  return plainText(text)
    .trim()
    .replaceAll(/\s*\n\s*/g, ' | ')
}

/** The end of a long output: that is where tools tell what went wrong. */
function ending(text: string): string {
  const left = text.length - longestOutput
  return left <= 0 ? text : `(${left} characters left out)\n${text.slice(left)}`
}

/** Three decimals, always: readers choke on a missing time and on `1e-7`. */
function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3)
}

/** The builder would write a Date in local time and without its zone. */
function utc(date: Date): string {
  return date.toISOString().slice(0, 19)
}
