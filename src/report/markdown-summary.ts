import {basename} from 'node:path'
import type {CaseResult} from './case.ts'
import {cellNames} from './cell-names.ts'
import {type ClaimStatus, claimStatuses} from './claims.ts'
import {deliverables} from './deliverables.ts'
import {causesFirst, type FailureGroup, failureGroups} from './failure-groups.ts'
import {formatDuration} from './format-duration.ts'
import {withoutOldCommands} from './harmless-lines.ts'
import {summaryMark} from './job-mark.ts'
import {block, code, details, table, text} from './markdown.ts'
import {phaseTimeline, topologyGraph} from './mermaid.ts'
import {phaseTimes} from './phase-times.ts'
import {pairKey, reachOfPairs, reachState} from './reach.ts'
import type {Report} from './report.ts'
import {shownLoss, shownMs, shownOutage} from './shown-outage.ts'
import {verdict} from './verdict.ts'

/** GitHub shows no summary of a step above 1 MiB; other steps' parts of the job's are their own. In bytes. */
const largest = 1_000_000
/** Bytes for what failed, and lines of one failure. */
const largestFailures = 400_000
const mostReasonLines = 20
/** Rows of a table whose number is not ours to say. */
const mostRows = 64

const icons = {passed: '✅', failed: '❌', error: '💥', 'not run': '⚪', skipped: '⚪'} as const

/**
 * A run as Markdown for GitHub's job summary and for a person: the verdict first, then what failed and why. Always below
 * 1 MB; what machines said can neither break it nor call anybody.
 */
export function markdownSummary(report: Report): string {
  const results = report.suites.flatMap(suite => suite.cases)
  const sections = [
    headline(report, results),
    promises(report),
    failures(causesFirst(failureGroups(results)), basename(report.file)),
    section('Flows', flows(results)),
    claims(report, results),
    topology(report, results),
    phases(report),
    section('Under test', properties(report)),
    files(report, results),
  ]
  const whole = withoutOldCommands(`${sections.filter(Boolean).join('\n\n')}\n`)
  const shown = Buffer.byteLength(whole) <= largest ? whole : cut(whole)
  return report.job ? `${shown}\n${summaryMark(report.job)}\n` : shown
}

const section = (title: string, body: string): string => (body === '' ? '' : `## ${title}\n\n${body}`)

function headline(report: Report, results: readonly CaseResult[]): string {
  const {exitCode, reason, ...counts} = verdict(results)
  const icon = icons[(['passed', 'failed', 'error'] as const)[exitCode]]
  const numbers = `${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped`
  const why = report.stopped ?? reason
  return `# ${icon} fanlab ${text(report.scenario)}: ${text(why)}\n\n${numbers} in ${formatDuration(report.durationMs)}`
}

function promises(report: Report): string {
  const rows = deliverables(report)
  if (rows.length === 0) return ''
  const shown = rows.map(({id, title, status, passed, total}) => [
    id,
    `${icons[status]} ${status}`,
    total === 0 ? '' : `${passed} of ${total}`,
    text(title),
  ])
  return table(['', 'result', 'cells', 'deliverable'], shown)
}

function failures(groups: readonly FailureGroup[], junit: string): string {
  const told: string[] = []
  let bytes = 0
  let left = groups.reduce((sum, {names}) => sum + names.length, 0)
  for (const group of groups) {
    const own = failure(group)
    bytes += Buffer.byteLength(own)
    if (bytes > largestFailures) break
    told.push(own)
    left -= group.names.length
  }
  if (left > 0) told.push(`and ${left} more, see ${code(junit)}`)
  return section('What failed', told.join('\n\n'))
}

function failure({suite, names, cells, lines, explanation, evidence}: FailureGroup): string {
  const title = cells.length > 1 ? `${cells.length} cells` : (names[0] ?? '')
  // Both have a place of their own here.
  const reasons = lines.filter(line => line !== `where: ${explanation}` && line !== `evidence: ${evidence}`)
  const shown = reasons.slice(0, mostReasonLines)
  const left = reasons.length - shown.length
  const more = left > 0 ? [`and ${left} lines more`] : []
  return [
    `**${text(suite)}: ${text(title)}**`,
    ...(explanation === undefined ? [] : ['', `Where: ${text(explanation)}.`]),
    '',
    block([...(cells.length > 1 ? cellNames(cells) : []), ...shown, ...more]),
    ...(evidence === undefined ? [] : ['', `Evidence: ${code(evidence)}`]),
  ].join('\n')
}

function flows(results: readonly CaseResult[]): string {
  const rows = results.flatMap(({flow, suite, outcome}) => {
    if (!flow) return []
    const {maxOutageMs: most} = flow
    const icon =
      outcome.status === 'passed' || outcome.status === 'failed' ? icons[outcome.status] : icons.error
    const budget = most === undefined ? '' : `at most ${shownMs(most)}`
    return [[icon, text(suite), text(flow.name), shownOutage(flow), budget, shownLoss(flow)]]
  })
  const left = rows.length - mostRows
  return rows.length === 0
    ? ''
    : [
        table(['', 'phase', 'flow', 'outage', 'allowed', 'numbers'], rows.slice(0, mostRows)),
        ...(left > 0 ? [`and ${left} more`] : []),
      ].join('\n\n')
}

function claims({claims: told}: Report, results: readonly CaseResult[]): string {
  const all = claimStatuses(results).filter(({id}) => told?.deliverables[id] === undefined)
  const isControl = ({id}: ClaimStatus): boolean => told?.controls.includes(id) ?? false
  const rows = (wanted: readonly ClaimStatus[]): string =>
    table(
      ['id', 'result', 'cases', 'claim'],
      wanted
        .slice(0, mostRows)
        .map(({id, status, passed, total, title}) => [
          text(id),
          `${icons[status]} ${status}`,
          `${passed} of ${total}`,
          text(title),
        ]),
    )
  const part = (title: string, wanted: readonly ClaimStatus[]): string => {
    if (wanted.length === 0) return ''
    const count = (status: ClaimStatus['status']): number =>
      wanted.filter(each => each.status === status).length
    // What is red is in view, the rest a click away.
    const open = wanted.filter(({status}) => status === 'failed' || status === 'error')
    const notRun = count('not run') === 0 ? '' : `, ${count('not run')} not run`
    const label = `${title}: ${count('passed')} of ${wanted.length} passed${notRun}`
    return [...(open.length === 0 ? [] : [rows(open)]), details(label, rows(wanted))].join('\n\n')
  }
  const parts = [
    part(
      'claims',
      all.filter(status => !isControl(status)),
    ),
    part('negative controls', all.filter(isControl)),
  ]
  return section('Claims', parts.filter(Boolean).join('\n\n'))
}

function topology({topology: lab}: Report, results: readonly CaseResult[]): string {
  if (!lab) return ''
  const pairs = reachOfPairs(results)
  const names = lab.endpoints.map(({name}) => name)
  const signs = {ok: '✅', partly: '🟡', bad: '❌', unknown: ''} as const
  const grid = table(
    ['from \\ to', ...names.map(text)],
    names.map(source => [
      text(source),
      ...names.map(target => signs[reachState(pairs.get(pairKey(source, target)))]),
    ]),
  )
  return section(
    'Topology',
    [
      `\`\`\`mermaid\n${topologyGraph(lab, results)}\n\`\`\``,
      'Numbers are cells of the matrix that passed, of all phases. Green: all of them; yellow: more than half; red: half or less; grey: not asked.',
      ...(pairs.size === 0 ? [] : [details('who reaches whom', grid)]),
    ].join('\n\n'),
  )
}

function phases(report: Report): string {
  const times = phaseTimes(report)
  const rows = report.suites.map(({name, cases}, index) => {
    const {total = 0, boot = 0, lxd = 0, docker = 0, harness = 0} = times[index] ?? {}
    const passed = cases.filter(({outcome}) => outcome.status === 'passed').length
    return [
      text(name),
      `${passed} of ${cases.length}`,
      ...[total, boot, lxd, docker, harness].map(ms => (ms > 0 ? formatDuration(ms) : '')),
    ]
  })
  const parts = [
    ...(times.some(({total}) => total > 0) ? [`\`\`\`mermaid\n${phaseTimeline(report)}\n\`\`\``] : []),
    details('where the time went', table(['phase', 'passed', 'time', 'boot', 'LXD', 'Docker', 'else'], rows)),
  ]
  return rows.length === 0 ? '' : section('Phases', parts.join('\n\n'))
}

function properties(report: Report): string {
  const rows = Object.entries(report.properties).slice(0, mostRows)
  return rows.length === 0
    ? ''
    : table(
        ['', ''],
        rows.map(([name, value]) => [text(name), text(value)]),
      )
}

function files(report: Report, results: readonly CaseResult[]): string {
  const reasons = new Map<string, number>()
  for (const {outcome} of results) {
    if (outcome.status === 'skipped') reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1)
  }
  const skipped = [...reasons]
    .slice(0, mostRows)
    .map(([reason, count]) => `- ${count} skipped: ${text(reason)}`)
  const folders = [...new Set(results.flatMap(({evidence}) => evidence ?? []))].slice(0, mostRows)
  const kept = folders.map(folder => `- evidence: ${code(folder)}`)
  const page = report.page === undefined ? [] : [`- HTML page: ${code(basename(report.page))}`]
  const junit = `- JUnit: ${code(basename(report.file))}`
  return section('Files', [junit, ...page, ...kept, ...skipped].join('\n'))
}

/** Never needed as long as the limits above hold; a summary that is too long would not be shown at all. */
function cut(whole: string): string {
  const bytes = Buffer.from(whole)
    .subarray(0, largest - 100)
    .toString()
  return `${bytes.slice(0, bytes.lastIndexOf('\n'))}\n\nThe rest of this summary is left out: it is too long.\n`
}
