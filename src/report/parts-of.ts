import type {SuiteReport, TimeSpan} from './report.ts'

/** When a phase was told, in milliseconds since 1970. Most are told at once, and have one part. */
export function partsOf({startedAt, durationMs, parts}: Omit<SuiteReport, 'name' | 'cases'>): TimePart[] {
  return (parts ?? [{startedAt, durationMs}]).map((part: TimeSpan) => {
    const from = part.startedAt.getTime()
    return {from, to: from + part.durationMs}
  })
}

export interface TimePart {
  from: number
  to: number
}
