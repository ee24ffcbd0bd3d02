import type {SuiteReport} from './report.ts'

/** When a phase was told, in milliseconds since 1970. Most are told at once, and have one part. */
export function partsOf({
  startedAt,
  durationMs,
  parts,
}: Pick<SuiteReport, 'startedAt' | 'durationMs' | 'parts'>): TimePart[] {
  return (parts ?? [{startedAt, durationMs}]).map(part => {
    const from = part.startedAt.getTime()
    return {from, to: from + part.durationMs}
  })
}

export interface TimePart {
  from: number
  to: number
}
