import type {CaseResult} from './case.ts'
import {CaseElements} from './case-elements.ts'
import {jobProperty} from './job-mark.ts'
import {childOf, jUnitSeconds, newBuilder, setAttribute, setRootAttribute} from './junit-adapter.ts'
import {plainText} from './plain-text.ts'
import type {Redactor} from './redactor.ts'
import type {Report, SuiteReport} from './report.ts'
import {timeShares} from './time-shares.ts'

/**
 * The report as JUnit XML, in the dialect that GitLab, Jenkins, dorny/test-reporter and mikepenz/action-junit-report
 * all read: flat suites, a time everywhere, the reason both as attribute and as text.
 */
export function junit(report: Report, elements = new CaseElements()): string {
  const builder = newBuilder().name(`fanlab ${report.scenario}`)
  setRootAttribute(builder, 'time', jUnitSeconds(report.durationMs))
  setRootAttribute(builder, 'timestamp', utc(report.startedAt))
  const {suites} = report
  const texts = suites.map((suite, index) => suiteElement(suite, report, index, elements))
  const counts = countsOf(suites.flatMap(({cases}) => cases))
  return `${filled(builder.build(), 'testsuites', {counts, children: texts.join(''), indent: ''})}\n`
}

/** Of a report that is written often, as it is then and without secrets. */
export function junitWriter(now: () => Report, redactor: Redactor): () => string {
  const elements = new CaseElements()
  return () => redactor.redact(junit(now(), elements))
}

function suiteElement(suite: SuiteReport, report: Report, index: number, elements: CaseElements): string {
  const builder = newBuilder()
  const element = builder.testSuite()
  element.name(numbered(suite.name, index, report.suites.length)).timestamp(utc(suite.startedAt))
  setAttribute(element, 'time', jUnitSeconds(suite.durationMs))
  // On every suite: readers show them there, and none of them reads properties of the whole file.
  for (const [name, value] of Object.entries(report.properties)) element.property(name, plainText(value))
  if (report.job) element.property(jobProperty, plainText(report.job))
  const times = timeShares(suite)
  const cases = suite.cases.map((result, at) => elements.of(result, report, times[at] ?? 0))
  return filled(childOf(builder.build(), 'testsuites'), 'testsuite', {
    ...{counts: countsOf(suite.cases), children: cases.join(''), indent: '  '},
  })
}

/** As the builder writes them of an element without cases. No value can look like that: its quotes are escaped. */
const noCounts = ' tests="0" failures="0" errors="0" skipped="0"'

function countsOf(cases: readonly CaseResult[]): string {
  const count = {passed: 0, failed: 0, error: 0, skipped: 0}
  for (const {outcome} of cases) count[outcome.status]++
  return ` tests="${cases.length}" failures="${count.failed}" errors="${count.error}" skipped="${count.skipped}"`
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

/** The builder would write a Date in local time and without its zone. */
function utc(date: Date): string {
  return date.toISOString().slice(0, 19)
}
