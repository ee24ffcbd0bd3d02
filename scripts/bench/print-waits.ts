import {median, printTable, sum} from './figures.ts'
import type {MeasuredRun, TimedPhase} from './measured-run.ts'
import type {CpuSample} from './sample-cpu.ts'

const kinds = ['boot', 'lxd', 'docker', 'harness'] as const

/**
 * Who waits for whom on whose processor: for each phase its seconds of wall clock, which of them were spent waiting for the
 * machines' boots, for LXD, for Docker, and which are the harness's own; then the seconds of processor time meanwhile, of
 * what the harness ran and of each machine. Medians.
 */
export function printWaits(title: string, runs: readonly MeasuredRun[]): void {
  const machines = [
    ...new Set(runs.flatMap(({samples}) => samples.flatMap(({machines}) => [...machines.keys()]))),
  ].sort()
  const rows = (runs[0]?.phases ?? []).map(({name}) => {
    const phases = runs.flatMap(run => {
      const phase = run.phases.find(each => each.name === name)
      return phase ? [{phase, run}] : []
    })
    const times = (of: (phase: TimedPhase) => number): string =>
      shown(median(phases.map(({phase}) => of(phase) / 1000)))
    const used = (of: (sample: CpuSample) => number): string =>
      shown(median(phases.map(({phase, run}) => usedIn(phase, run.samples, of))))
    return [
      ...[name, times(({total}) => total), ...kinds.map(kind => times(phase => phase[kind]))],
      used(({own}) => own),
      ...machines.map(machine => used(sample => sample.machines.get(machine) ?? 0)),
    ]
  })
  const all = [
    ...['all', shown(median(runs.map(({wallMs}) => wallMs / 1000)))],
    ...kinds.map(kind => shown(median(runs.map(({whole}) => whole[kind] / 1000)))),
    shown(median(runs.map(({ownCpu}) => ownCpu))),
    ...machines.map(machine =>
      shown(
        median(
          runs.map(({samples}) => Math.max(...samples.map(sample => sample.machines.get(machine) ?? 0))),
        ),
      ),
    ),
  ]
  console.log(
    `\n${title}: seconds of wall clock, what they were spent waiting for | seconds of processor time`,
  )
  printTable([['phase', 'wall', ...kinds, '| harness', ...machines], ...rows, all])
}

/** Between two samples the time is taken as used evenly. */
function usedIn(
  {startedAt, total, parts}: TimedPhase,
  samples: readonly CpuSample[],
  of: (sample: CpuSample) => number,
): number {
  if (startedAt === undefined) return 0
  return sum(
    (parts ?? [{startedAt, durationMs: total}]).map(part => {
      const start = Date.parse(part.startedAt)
      // The count of a machine goes with it.
      return Math.max(0, usedUntil(start + part.durationMs, samples, of) - usedUntil(start, samples, of))
    }),
  )
}

function usedUntil(time: number, samples: readonly CpuSample[], of: (sample: CpuSample) => number): number {
  const next = samples.findIndex(({at}) => at >= time)
  const [before, after] = [samples.at(next - 1), samples.at(next)]
  if (!after || !before) return 0
  if (next <= 0) return of(next === 0 ? after : before)
  const share = (time - before.at) / (after.at - before.at || 1)
  return of(before) + (of(after) - of(before)) * share
}

const shown = (value: number): string => value.toFixed(1)
