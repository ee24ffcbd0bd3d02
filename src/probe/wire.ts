import * as z from 'zod/mini'

// What a prober says, a line each; see src/guest/prober.py. Root on the machine may have put anybody into its place.

const count = z.int().check(z.minimum(0))
const counts = z.record(z.string(), count)

export const preparedLine = z.object({
  endpoints: z.array(
    z.object({
      name: z.string(),
      problem: z.string(),
      absent: z.boolean(),
      unserved: z.record(z.string(), z.string()),
      /** Ports where somebody else serves. */
      taken: z.array(z.string()),
    }),
  ),
})

/**
 * What came back, with how often and for which probe first: from a prober its number and the address that it saw the
 * question come from, by HTTP the status and the page, by ICMP the address of the answer.
 */
const came = z.union([
  z.tuple([z.literal(''), z.string(), count, count]),
  z.tuple([count, z.string(), count, count]),
])

const toldQuestion = z.object({
  id: count,
  sent: count,
  /** Milliseconds for each number; null is no answer. */
  times: z.array(z.nullable(z.number())),
  /** Answers that came twice. */
  again: count,
  /** Answers that came after their deadline. */
  late: count,
  answers: z.array(came),
  /** Reasons for which there was none, such as the kernel's, with how often. */
  refusals: counts,
  /** From which address the asker's kernel asks there; empty where it has no way. */
  own: z.string(),
})
export type ToldQuestion = z.infer<typeof toldQuestion>

export const answersLine = z.object({answers: z.array(toldQuestion), longestPause: z.number()})

/** Whole numbers from 0 on: there are hundreds of thousands, and a schema for each element takes too long. */
const manyCounts = z.custom<number[]>(
  value => Array.isArray(value) && value.every(each => Number.isInteger(each) && each >= 0),
  'must be whole numbers',
)

export const seenLine = z.object({
  words: z.array(z.string()),
  /** Source, target and VNI of a packet around another. */
  envelopes: z.array(z.tuple([z.string(), z.string(), count])),
  /** See seenPackets. */
  packets: manyCounts,
  missed: count,
  longestPause: z.number(),
  /** UDP datagrams that other programs of the network namespace have taken meanwhile, where one of them serves. */
  delivered: z.record(z.string(), count),
  /** Ports for UDP of such servers at which something waits that they do not read. */
  unread: z.record(z.string(), z.array(z.string())),
})
export type SeenLine = z.infer<typeof seenLine>

/** How many neighbours the kernels still have that a part of the questions has made. */
export const lostLine = z.object({left: count})

export const endedLine = z.object({})
