import type {CaseId, CaseResult, PlannedCase} from './case.ts'
import {endedDuring, endedUnexpectedly} from './ending.ts'
import type {SuiteReport} from './report.ts'
import {slug} from './slug.ts'

interface Entry {
  planned: PlannedCase
  begunAt?: Date
  result?: CaseResult
  /** What a report says of it as long as it has not begun. */
  notYet?: CaseResult
}

interface Suite {
  /** Several when it went on after others had come between. All but the last have ended. */
  parts: {begunAt: Date; endedAt?: Date}[]
  entries: Map<string, Entry>
}

/** What is known of a case's place in the run: enough to find it, or to add it when nobody planned it. */
export type CaseReference = CaseId & Partial<PlannedCase>

/** Every case of a run in planned order, with what is known of it. */
export class CaseList {
  readonly suites = new Map<string, Suite>()

  plan(cases: readonly PlannedCase[]): void {
    for (const planned of cases) {
      const {entries} = this.suite(planned.suite)
      // Names are identities: GitLab keeps only the first of two.
      if (entries.has(planned.name)) throw new Error(`planned twice: "${planned.name}" in "${planned.suite}"`)
      if (/^\s*$|\n/.test(planned.name)) throw new Error(`not a name of one line: "${planned.name}"`)
      entries.set(planned.name, {planned})
    }
  }

  suite(name: string): Suite {
    const known = this.suites.get(name)
    if (known) return known
    const twin = [...this.suites.keys()].find(other => slug(other) === slug(name))
    if (twin !== undefined) throw new Error(`suites "${twin}" and "${name}" have the same class name`)
    const suite: Suite = {parts: [], entries: new Map()}
    this.suites.set(name, suite)
    return suite
  }

  /** One that has ended goes on: it has one more part, which lasts until it ends again. */
  beginSuite(name: string, now: Date): void {
    const {parts} = this.suite(name)
    const last = parts.at(-1)
    if (!last || last.endedAt) parts.push({begunAt: now})
  }

  /** A case is told of a suite that may not have begun. */
  touchSuite(name: string, at: Date): void {
    if (this.suite(name).parts.length === 0) this.beginSuite(name, at)
  }

  /** Tells whether it went on until now. */
  endSuite(name: string, now: Date): boolean {
    const last = this.suite(name).parts.at(-1)
    if (!last || last.endedAt) return false
    last.endedAt = now
    return true
  }

  entry(reference: CaseReference): Entry {
    const known = this.suite(reference.suite).entries.get(reference.name)
    if (known) return known
    const {suite, name, claims = [], cell, asksCells} = reference
    this.plan([{suite, name, claims, ...(cell && {cell}), ...(asksCells && {asksCells})}])
    return this.entry(reference)
  }

  /** Planned cases of a suite that have not begun. */
  waiting(suite: string): PlannedCase[] {
    return [...this.suite(suite).entries.values()]
      .filter(({begunAt, result}) => !begunAt && !result)
      .map(({planned}) => planned)
  }

  /** Cases that have begun and not ended, in planned order. */
  running(): PlannedCase[] {
    return this.#planned(({begunAt, result}) => begunAt !== undefined && !result)
  }

  /** The next case in planned order. */
  next(): PlannedCase | undefined {
    return this.#planned(({begunAt, result}) => !begunAt && !result)[0]
  }

  #planned(wanted: (entry: Entry) => boolean): PlannedCase[] {
    const entries = [...this.suites.values()].flatMap(suite => [...suite.entries.values()])
    return entries.filter(wanted).map(({planned}) => planned)
  }

  /** The suites as they are at `now`, of a run that began at `startedAt`. */
  snapshot(startedAt: Date, now: Date): SuiteReport[] {
    return [...this.suites].map(([name, suite]) => {
      const parts = suite.parts.map(({begunAt, endedAt = now}) => {
        return {startedAt: begunAt, durationMs: millisecondsBetween(begunAt, endedAt)}
      })
      const begunAt = parts[0]?.startedAt ?? startedAt
      return {
        name,
        startedAt: begunAt,
        durationMs: parts.reduce((sum, {durationMs}) => sum + durationMs, 0),
        ...(parts.length > 1 && {parts}),
        cases: [...suite.entries.values()].map(entry => resultSoFar(entry, begunAt, now)),
      }
    })
  }

  /**
   * Ends the suites that go on, and skips every case that was not reported; what was in progress when somebody stopped
   * the run, for the reason `stopped`, is an error.
   */
  finish(reason: string, now: Date, stopped?: string): void {
    for (const [name, suite] of this.suites) {
      this.endSuite(name, now)
      const begunAt = suite.parts[0]?.begunAt ?? now
      for (const entry of suite.entries.values()) {
        const far = resultSoFar(entry, begunAt, now)
        const why = `${entry.begunAt ? 'not finished' : 'not run'}: ${reason}`
        const isStopped = entry.begunAt && stopped !== undefined
        entry.result ??= {
          ...far,
          startedAt: entry.begunAt ?? begunAt,
          outcome: isStopped
            ? endedDuring(stopped, far.name)
            : {status: 'skipped', reason: why, notRun: true},
        }
      }
    }
  }
}

/** The result of a case or, without one, how far it came: in progress it is what a reader finds if the run ends now. */
function resultSoFar(entry: Entry, startedAt: Date, now: Date): CaseResult {
  const {planned, begunAt, result} = entry
  if (result) return result
  if (begunAt) {
    const outcome = endedDuring(endedUnexpectedly, planned.name)
    return {...planned, outcome, startedAt: begunAt, durationMs: millisecondsBetween(begunAt, now)}
  }
  const outcome = {status: 'skipped', reason: 'not run yet', notRun: true} as const
  // The same object each time, so that nobody renders it anew.
  entry.notYet ??= {...planned, outcome, startedAt, durationMs: 0}
  return entry.notYet
}

/** Never negative: the host's clock may be set while the lab is up. */
export function millisecondsBetween(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime())
}
