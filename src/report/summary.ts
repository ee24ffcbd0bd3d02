import {cellNames} from './cell-names.ts'
import {deliverables} from './deliverables.ts'
import {causesFirst, type FailureGroup, failureGroups} from './failure-groups.ts'
import {formatDuration} from './format-duration.ts'
import {harmlessLines, withoutOldCommands} from './harmless-lines.ts'
import type {Report} from './report.ts'
import {shownLoss, shownOutage} from './shown-outage.ts'
import {verdict} from './verdict.ts'

/** Lines about failures, and lines of one reason, that help more than they hide. */
const mostFailureLines = 40
const mostReasonLines = 12

/** The end of a run for a console, most important last: that is what stays in view. */
export function summary(report: Report): string {
  const results = report.suites.flatMap(suite => suite.cases)
  const {reason, ...counts} = verdict(results)
  const sections = [
    failures(causesFirst(failureGroups(results)), report.file),
    skips(report),
    table(
      report.suites
        .filter(({durationMs}) => durationMs > 0)
        .map(({name, durationMs}) => [name, formatDuration(durationMs)]),
    ),
    table(
      results.flatMap(({flow}) =>
        flow ? [[flow.name, `outage ${shownOutage(flow)}`, shownLoss(flow)]] : [],
      ),
    ),
    table(Object.entries(report.properties)),
    promises(report),
    [
      `fanlab ${report.scenario}: ${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ` +
        `${counts.skipped} skipped in ${formatDuration(report.durationMs)}: ${report.stopped ?? reason}`,
    ],
  ]
  const lines = sections.filter(section => section.length > 0).map(section => section.join('\n'))
  return withoutOldCommands(`${lines.join('\n\n')}\n`)
}

/** The deliverables, where the scenario has a case about any of them. */
function promises(report: Report): string[] {
  return table(
    deliverables(report).map(({id, status, passed, total, title}) => [
      id,
      status,
      total === 0 ? '' : `${passed} of ${total}`,
      title,
    ]),
  )
}

function failures(groups: readonly FailureGroup[], file: string): string[] {
  const lines: string[] = []
  let left = groups.reduce((sum, {names}) => sum + names.length, 0)
  for (const group of groups) {
    const told = failure(group)
    // The line that says what was left out counts, too.
    if (lines.length + told.length > mostFailureLines - 1) break
    lines.push(...told)
    left -= group.names.length
  }
  if (left > 0) lines.push(`and ${left} more, see ${file}`)
  return lines
}

function failure({suite, names, cells, lines}: FailureGroup): string[] {
  const shown =
    cells.length > 1
      ? [`${suite}: ${cells.length} cells`, ...cellNames(cells).map(line => `  ${line}`)]
      : names.map(name => `${suite}: ${name}`)
  const reasons = harmlessLines(lines.slice(0, mostReasonLines).join('\n'))
  return [...shown, ...reasons]
}

function skips(report: Report): string[] {
  const counts = new Map<string, number>()
  for (const {outcome} of report.suites.flatMap(suite => suite.cases)) {
    if (outcome.status !== 'skipped') continue
    const [reason = ''] = outcome.reason.split('\n')
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts].map(([reason, count]) => `${count} skipped: ${reason}`)
}

/** Columns as wide as their widest cell; each line starts with our own word, never with a machine's. */
function table(rows: readonly (readonly string[])[]): string[] {
  const flat = rows.map(row => row.map(cell => cell.trim().replaceAll(/\s+/g, ' ')))
  const widths: number[] = []
  for (const row of flat) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  }
  return flat.map(row => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
}
