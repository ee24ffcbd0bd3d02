import type {Report, Timing, TimingKind} from './report.ts'

/** Where the time of one phase went, in milliseconds of wall clock. */
export interface PhaseTimes extends Record<TimingKind, number> {
  name: string
  startedAt: Date
  total: number
}

/**
 * Splits each phase by what it waited for. Waits that overlap count once, and for the first that fits of boot, lxd and
 * docker; what is left is the harness's own.
 */
export function phaseTimes({suites, timings}: Pick<Report, 'suites' | 'timings'>): PhaseTimes[] {
  return suites.map(({name, startedAt, durationMs}) => {
    const start = startedAt.getTime()
    const within = timings
      .map(({kind, ...timing}) => ({kind, span: cut(timing, start, start + durationMs)}))
      .filter(({span: [from, to]}) => to > from)
    const spans = (...kinds: TimingKind[]): Span[] =>
      within.filter(({kind}) => kinds.includes(kind)).map(({span}) => span)
    const boot = covered(spans('boot'))
    const lxd = covered(spans('boot', 'lxd')) - boot
    const docker = covered(spans('boot', 'lxd', 'docker')) - boot - lxd
    return {
      name,
      startedAt,
      total: durationMs,
      boot,
      lxd,
      docker,
      harness: Math.max(0, durationMs - boot - lxd - docker),
    }
  })
}

type Span = [from: number, to: number]

function cut(
  {startedAt, durationMs}: Pick<Timing, 'startedAt' | 'durationMs'>,
  from: number,
  to: number,
): Span {
  const start = startedAt.getTime()
  return [Math.max(start, from), Math.min(start + durationMs, to)]
}

/** Length of what the spans cover together. */
function covered(spans: readonly Span[]): number {
  let end = Number.NEGATIVE_INFINITY
  let sum = 0
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return sum
}
