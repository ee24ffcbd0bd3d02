/** Milliseconds. */
interface LatencyReport {
  median: number
  max: number
}

/**
 * What became of the numbered questions of a flow. Times without another word are milliseconds since `startedAt`, which is when
 * its first number left that was answered.
 */
export interface FlowReport {
  /** The sentence of its case. */
  name: string
  from: string
  to: string
  /** The service, as the lab file has it. */
  by: string
  periodMs: number
  /** Milliseconds since 1970. */
  startedAt: number
  sent: number
  lost: number
  duplicates: number
  reordered: number
  /** The longest run of unanswered numbers; undefined where all were answered. The cut that it was lies in between. */
  outage?: {atLeastMs: number; atMostMs: number; fromMs: number; untilMs: number}
  /** From when the first unanswered number left until the next one after the last was due. The longest, in their order. */
  lossRuns: readonly {fromMs: number; untilMs: number; count: number}[]
  /** Of numbers that left before the first fault began, while one went on, and after the last had ended. */
  latencyMs: {
    before: LatencyReport | undefined
    during: LatencyReport | undefined
    after: LatencyReport | undefined
  }
  /** For how long at a stretch the asker, who answers, and the harness could not run. */
  stallsMs: {sender: number; responder: number; harness: number}
  /** Its budget. */
  maxOutageMs?: number
  /** Such as that a fault began. */
  marks: readonly {atMs: number; words: string}[]
  /** When a number left, and milliseconds until its answer; the worst of several numbers where there are too many. */
  samples: readonly (readonly [atMs: number, rttMs: number | null])[]
  /** What was said of unanswered numbers, such as the kernel's reasons, with how often. */
  reasons: Readonly<Record<string, number>>
  /** Why it came to its end before it was stopped, such as a connection that did not survive. */
  ended?: string
}
