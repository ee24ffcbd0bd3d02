import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../process/package-root.ts'
import {formatDuration} from './format-duration.ts'
import {pageMark} from './job-mark.ts'
import type {PageData} from './page-data.ts'
import {pageDocument} from './page-document.ts'
import type {Report} from './report.ts'
import {verdict} from './verdict.ts'

type Redact = (text: string) => string

/** What goes into the page that the build has made, by the name of its place there. */
type Parts = Readonly<Record<string, string>>

/** The page without a run: its script, its styles, and a policy that lets nothing else run and nothing be fetched. */
const template = (): string => readFileSync(join(packageRoot, 'dist/report-page.html'), 'utf8')

/**
 * A run as one HTML file that needs no other one and no network. What machines said is text in it, never markup: verdict
 * and counts stand there for whoever runs no scripts, the rest is JSON that the page's script reads.
 */
export function reportPage(report: Report, evidence: PageData['evidence'], redact: Redact): string {
  const {exitCode, reason, ...counts} = verdict(report.suites.flatMap(({cases}) => cases))
  const result = (['passed', 'failed', 'error'] as const)[exitCode]
  const why = redact(report.stopped ?? reason)
  const numbers = Object.entries(counts).map(
    ([name, count]) => `<li class="count ${count === 0 ? 'none' : name}"><b>${count}</b> ${name}</li>`,
  )
  const parts: Parts = {
    mark: pageMark(report.job),
    title: markup(`${signs[result]} fanlab ${report.scenario}: ${why}`),
    verdict: result,
    sign: signs[result],
    result,
    scenario: markup(report.scenario),
    reason: markup(why),
    counts: numbers.join(''),
    duration: markup(formatDuration(report.durationMs)),
    started: markup(`${report.startedAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`),
    data: JSON.stringify(pageDocument(report, evidence, redact)).replaceAll('<', String.raw`\u003c`),
  }
  return template()
    .split(/\{\{(\w+)\}\}/)
    .map((text, index) => (index % 2 === 0 ? text : (parts[text] ?? '')))
    .join('')
}

const signs = {passed: '✔', failed: '✘', error: '!'} as const

/** Text as HTML shows it, in an element or in a quoted attribute. */
const markup = (text: string): string => text.replaceAll(/[&<>"']/g, found => `&#${found.charCodeAt(0)};`)
