import * as z from 'zod/mini'

// What a prober of flows says, a line each; see src/guest/flow_prober.py. Root on the machine may have put anybody into its place.

const count = z.int().check(z.minimum(0))
const time = z.number().check(z.minimum(0))

export const servedLine = z.object({problem: z.string(), taken: z.boolean()})

export const startedLine = z.object({problem: z.string()})

const toldFlow = z.object({
  id: count,
  /** Number, when it began to leave, how long that took, and milliseconds until its answer; -1 is none. */
  records: z.array(z.tuple([count, time, time, z.number()])),
  sent: count,
  /** Answers that came twice. */
  again: count,
  reordered: count,
  /** Answers of which nobody knew the number any more. */
  late: count,
  reasons: z.record(z.string(), count),
  /** When the last number left that was answered. */
  answeredUntil: time,
  /** Nothing waits for an answer. */
  settled: z.boolean(),
  ended: z.nullable(z.string()),
})
export type ToldFlow = z.infer<typeof toldFlow>

/** Times are milliseconds of the prober's own clock. */
export const polledLine = z.object({
  now: time,
  flows: z.array(toldFlow),
  /** When it could not run, and for how long. */
  stalls: z.array(z.tuple([z.number(), time])),
})

export const doneLine = z.object({})
