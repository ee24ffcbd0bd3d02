import type {TestCase} from 'junit-report-builder'
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

/** The element of each case as it was written last: a report is written often, and of hundreds of cases few change. */
export type WrittenCases = WeakMap<CaseResult, {from: string; text: string}>

/**
 * The report as JUnit XML, in the dialect that GitLab, Jenkins, dorny/test-reporter and mikepenz/action-junit-report
 * all read: flat suites, a time everywhere, the reason both as attribute and as text.
 */
export function junit(report: Report, written: WrittenCases = new WeakMap()): string {
  const builder = newBuilder().name(`fanlab ${report.scenario}`)
  setRootAttribute(builder, 'time', seconds(report.durationMs))
  setRootAttribute(builder, 'timestamp', utc(report.startedAt))
  const {suites} = report
  const texts = suites.map((suite, index) => suiteElement(suite, report, index, written))
  const counts = countsOf(suites.flatMap(({cases}) => cases))
  return `${filled(builder.build(), 'testsuites', {counts, children: texts.join(''), indent: ''})}\n`
}

function suiteElement(suite: SuiteReport, report: Report, index: number, written: WrittenCases): string {
  const builder = newBuilder()
  const element = builder.testSuite()
  element.name(numbered(suite.name, index, report.suites.length)).timestamp(utc(suite.startedAt))
  setAttribute(element, 'time', seconds(suite.durationMs))
  // On every suite: readers show them there, and none of them reads properties of the whole file.
  for (const [name, value] of Object.entries(report.properties)) element.property(name, plainText(value))
  if (report.job) element.property(jobProperty, plainText(report.job))
  const times = timeShares(suite)
  const cases = suite.cases.map((result, at) => caseElement(result, report, times[at] ?? 0, written))
  return filled(childOf(builder.build(), 'testsuites'), 'testsuite', {
    ...{counts: countsOf(suite.cases), children: cases.join(''), indent: '  '},
  })
}

function caseElement(result: CaseResult, report: Report, timeMs: number, written: WrittenCases): string {
  const from = JSON.stringify([timeMs, report.scenario, report.source])
  const known = written.get(result)
  if (known?.from === from) return known.text
  const builder = newBuilder()
  addCase(builder.testSuite().testCase(), result, report, timeMs)
  const text = childOf(childOf(builder.build(), 'testsuites'), 'testsuite')
  written.set(result, {from, text})
  return text
}

/** The one child of the element, with the line break in front of it. */
const childOf = (text: string, element: string): string =>
  text.slice(text.indexOf('\n', text.indexOf(`<${element} `)), text.lastIndexOf(`</${element}>`)).trimEnd()

/** As the builder writes them of an element without cases. No value can look like that: its quotes are escaped. */
const noCounts = ' tests="0" failures="0" errors="0" skipped="0"'

function countsOf(cases: readonly CaseResult[]): string {
  const count = (wanted: string): number => cases.filter(({outcome}) => outcome.status === wanted).length
  return ` tests="${cases.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('skipped')}"`
}

/** The element that the builder wrote without cases, with what it counts and contains. */
function filled(
  empty: string,
  element: string,
  {counts, children, indent}: {counts: string; children: string; indent: string},
): string {
  const counted = empty.replace(noCounts, () => counts)
  if (children === '') return counted
  const end = `</${element}>`
  const open = counted.endsWith('/>')
    ? `${counted.slice(0, -'/>'.length)}>`
    : counted.slice(0, counted.lastIndexOf(end)).trimEnd()
  return `${open}${children}\n${indent}${end}`
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
