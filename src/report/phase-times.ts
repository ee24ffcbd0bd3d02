import {partsOf, type TimePart} from './parts-of.ts'
import type {Report, SuiteReport, TimeSpan, TimingKind} from './report.ts'

/** Where the time of one phase went, in milliseconds of wall clock. */
export interface PhaseTimes extends Record<TimingKind, number> {
  name: string
  startedAt: Date
  total: number
  /** Of a phase that went on after others had come between. */
  parts?: SuiteReport['parts']
}

/**
 * Splits each phase by what it waited for. Waits that overlap count once, and for the first that fits of boot, lxd and
 * docker; what is left is the harness's own.
 */
export function phaseTimes({suites, timings}: Pick<Report, 'suites' | 'timings'>): PhaseTimes[] {
  return suites.map(suite => {
    const {name, startedAt, durationMs, parts} = suite
    const within = partsOf(suite)
      .flatMap(part => timings.map(({kind, ...timing}) => ({kind, span: cut(timing, part)})))
      .filter(({span: {from, to}}) => to > from)
    const spans = (...kinds: TimingKind[]): TimePart[] =>
      within.filter(({kind}) => kinds.includes(kind)).map(({span}) => span)
    const boot = covered(spans('boot'))
    const lxd = covered(spans('boot', 'lxd')) - boot
    const docker = covered(spans('boot', 'lxd', 'docker')) - boot - lxd
    return {
      name,
      startedAt,
      total: durationMs,
      ...(parts && {parts}),
      boot,
      lxd,
      docker,
      harness: Math.max(0, durationMs - boot - lxd - docker),
    }
  })
}

function cut({startedAt, durationMs}: TimeSpan, {from, to}: TimePart): TimePart {
  const start = startedAt.getTime()
  return {from: Math.max(start, from), to: Math.min(start + durationMs, to)}
}

/** Length of what the spans cover together. */
function covered(spans: readonly TimePart[]): number {
  let end = Number.NEGATIVE_INFINITY
  let sum = 0
  for (const {from, to} of [...spans].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return sum
}
