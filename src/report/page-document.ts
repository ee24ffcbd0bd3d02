import {basename} from 'node:path'
import {cellName} from '../lab/cell.ts'
import type {CaseResult} from './case.ts'
import {claimStatuses} from './claims.ts'
import {deliverables} from './deliverables.ts'
import {causesFirst, failureGroups} from './failure-groups.ts'
import {
  type CaseDetails,
  type FailureData,
  type PageData,
  type PhaseData,
  statusLetters,
} from './page-data.ts'
import {partsOf} from './parts-of.ts'
import {plainText} from './plain-text.ts'
import type {Report, SuiteReport} from './report.ts'
import {TextTable} from './text-table.ts'

/** Characters of what a tool printed: its end tells why it failed, and the whole is in the JUnit file. */
const longestOutput = {red: 8000, green: 1000}
/** Of any other text. */
const longestText = 20_000

/** The run as the page reads it. `redact` takes secrets out of every text once more, as for the JUnit file. */
export function pageDocument(
  report: Report,
  evidence: PageData['evidence'],
  redact: (text: string) => string,
): PageData {
  const clean = (text: string): string => redact(cut(plainText(text), longestText))
  const table = new TextTable(clean)
  const begin = report.startedAt.getTime()
  const results = report.suites.flatMap(({cases}) => cases)
  const phases = report.suites.map(suite => phaseData(suite, begin, table))
  const isPromised = (id: string): boolean => report.claims?.deliverables[id] !== undefined
  const claims = claimStatuses(results).filter(({id}) => !isPromised(id))
  const whole = {
    scenario: report.scenario,
    startedAt: report.startedAt.toISOString(),
    durationMs: Math.round(report.durationMs),
    junit: basename(report.file),
    deliverables: deliverables(report),
    claims: claims.map(claim => ({
      ...claim,
      ...(report.claims?.controls.includes(claim.id) && {isControl: true as const}),
    })),
    properties: Object.entries(report.properties),
    waits: report.timings.map(({name, kind, startedAt, durationMs}) => {
      return {name, kind, start: since(begin, startedAt), duration: Math.round(durationMs)}
    }),
    lab: report.topology ?? null,
    flows: results.flatMap(({flow}) => flow ?? []),
    evidence,
  }
  return {
    ...(cleaned(whole, clean) as typeof whole),
    texts: table.texts,
    phases,
    failures: failures(report),
  }
}

function phaseData(suite: SuiteReport, begin: number, table: TextTable): PhaseData {
  const {name, durationMs, cases} = suite
  const numbered = cases.map((each, index) => [index, each] as const)
  const place = (text: string): number => table.place(text)
  return {
    name: table.clean(name),
    duration: Math.round(durationMs),
    parts: partsOf(suite).map(({from, to}) => [Math.round(from - begin), Math.round(to - from)] as const),
    statuses: cases.map(letterOf).join(''),
    names: cases.map(({name, cell}) => (isNamedAsCell(name, cell) ? -1 : place(name))),
    starts: cases.map(each => since(begin, each.startedAt)),
    durations: cases.map(each => Math.round(each.durationMs)),
    claims: cases.map(({claims}) => (claims.length === 0 ? -1 : place(claims.join(' ')))),
    cells: Object.fromEntries(
      numbered.flatMap(([index, {cell}]) => {
        if (!cell) return []
        const {source, target, protocol, expected} = cell
        const silence = expected === 'silence' ? 1 : 0
        return [[index, [place(source), place(target), place(protocol), silence]]]
      }),
    ),
    details: Object.fromEntries(
      numbered.flatMap(([index, each]) => {
        const details = detailsOf(each, place)
        return Object.keys(details).length === 0 ? [] : [[index, details]]
      }),
    ),
  }
}

function detailsOf(result: CaseResult, place: (text: string) => number): CaseDetails {
  const {outcome, explanation, evidence, output, attempts = 1, properties = {}} = result
  const isRed = outcome.status === 'failed' || outcome.status === 'error'
  const texts = {
    expected: 'expected' in outcome ? outcome.expected : undefined,
    got: 'got' in outcome ? outcome.got : undefined,
    message: 'message' in outcome ? outcome.message : undefined,
    reason: 'reason' in outcome ? outcome.reason : undefined,
    where: explanation,
    hint: 'hint' in outcome ? outcome.hint : undefined,
    evidence,
    output: output && ending(output, isRed ? longestOutput.red : longestOutput.green),
  }
  const facts = Object.entries(properties).map(([name, value]) => [place(name), place(value)] as const)
  return {
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([name, text]) => (text ? [[name, place(text)]] : [])),
    ),
    ...(attempts > 1 && {attempts}),
    ...(facts.length > 0 && {properties: facts}),
  }
}

/** In the order in which a person should read them. */
function failures({suites}: Report): FailureData[] {
  const phases = new Map(suites.map(({name}, index) => [name, index]))
  const cases = suites.map(suite => new Map(suite.cases.map(({name}, index) => [name, index])))
  return causesFirst(failureGroups(suites.flatMap(suite => suite.cases))).map(({suite, names, isError}) => {
    const phase = phases.get(suite) ?? 0
    return {phase, cases: names.flatMap(name => cases[phase]?.get(name) ?? []), isError}
  })
}

function letterOf({outcome}: CaseResult): string {
  const status = outcome.status === 'skipped' && outcome.notRun ? 'not run' : outcome.status
  return Object.entries(statusLetters).find(([, each]) => each === status)?.[0] ?? ''
}

/** Its sentence follows from the cell, and need not be told. */
const isNamedAsCell = (name: string, cell: CaseResult['cell']): boolean =>
  cell !== undefined && cellName(cell) === name

const since = (begin: number, moment: Date): number => Math.round(moment.getTime() - begin)

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}\n(${text.length - most} characters left out)`

const ending = (text: string, most: number): string =>
  text.length <= most ? text : `(${text.length - most} characters left out)\n${text.slice(-most)}`

/** The value with all of its texts cleaned, also those by which others are found. */
function cleaned(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map(each => cleaned(each, clean))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [clean(k), cleaned(v, clean)]))
}
