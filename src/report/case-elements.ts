import type {TestCase} from 'junit-report-builder'
import type {CaseResult} from './case.ts'
import {failureLines, furtherLines} from './failure-groups.ts'
import {childOf, jUnitSeconds, newBuilder, setAttribute, skipWithReason} from './junit-adapter.ts'
import {plainText} from './plain-text.ts'
import type {Report} from './report.ts'
import {flowLines, shownLoss, shownOutage} from './shown-outage.ts'
import {slug} from './slug.ts'

/** GitLab drops a report above 30 MB, so one chatty tool must not fill it. In characters. */
const longestOutput = 50_000

/** A name that is the same in XML. */
const plainName = /^[\w .,:;()/@+=-]+$/

/** Around the two attributes that differ, of cases that have all else in common. */
type Pattern = readonly [before: string, between: string, after: string]

/**
 * The element of each case as it was written last: a report is written often, and of hundreds of cases few change. Of
 * thousands of cells most differ by name and time only: the builder writes the first one, the others are made from it.
 */
export class CaseElements {
  readonly #written = new WeakMap<CaseResult, {from: string; text: string}>()
  readonly #patterns = new Map<string, Pattern>()

  of(result: CaseResult, report: Report, timeMs: number): string {
    const from = JSON.stringify([timeMs, report.scenario, report.source])
    const known = this.#written.get(result)
    if (known?.from === from) return known.text
    const text = this.#fromPattern(result, report, timeMs) ?? element(result, report, timeMs)
    this.#written.set(result, {from, text})
    return text
  }

  #fromPattern(result: CaseResult, report: Report, timeMs: number): string | undefined {
    const {suite, claims, outcome, name} = result
    if (!plainName.test(name) || !hasNothingOfItsOwn(result)) return undefined
    const key = JSON.stringify([report.scenario, report.source, suite, claims, outcome])
    const known = this.#patterns.get(key) ?? patternOf(element({...result, name: aName}, report, 0))
    this.#patterns.set(key, known)
    return `${known[0]}${name}${known[1]}${jUnitSeconds(timeMs)}${known[2]}`
  }
}

const aName = 'name-of-a-case'

/** Attributes come before whatever else could look like them. */
function patternOf(text: string): Pattern {
  const [name, time] = [` name="${aName}"`, ' time="0.000"']
  const [atName, atTime] = [text.indexOf(name), text.indexOf(time)]
  if (atName < 0 || atTime < atName) throw new Error(`the builder has written a case in another way: ${text}`)
  const [endOfName, endOfTime] = [atName + name.length - 1, atTime + time.length - 1]
  return [
    text.slice(0, endOfName - aName.length),
    text.slice(endOfName, endOfTime - '0.000'.length),
    text.slice(endOfTime),
  ]
}

/** Beside its name and time there is nothing in which it would differ from others that became the same. */
const hasNothingOfItsOwn = (result: CaseResult): boolean =>
  (result.outcome.status === 'passed' || result.outcome.status === 'skipped') &&
  (result.attempts ?? 1) <= 1 &&
  [result.properties, result.evidence, result.output, result.explanation, result.flow].every(
    each => each === undefined,
  )

function element(result: CaseResult, report: Report, timeMs: number): string {
  const builder = newBuilder()
  addCase(builder.testSuite().testCase(), result, report, timeMs)
  return childOf(childOf(builder.build(), 'testsuites'), 'testsuite')
}

function addCase(element: TestCase, result: CaseResult, {scenario, source}: Report, timeMs: number): void {
  element.className(`fanlab.${slug(scenario)}.${slug(result.suite)}`).name(plainText(result.name))
  if (source !== undefined) element.file(source)
  setAttribute(element, 'time', jUnitSeconds(timeMs))
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
