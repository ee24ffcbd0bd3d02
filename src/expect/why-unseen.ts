import type {Told} from '../probe/question.ts'

/** Why what was seen of a question, or that nothing was, says nothing about the network; undefined where it does. */
export function whyUnseen({overflowed, missed, refusals}: Told): string | undefined {
  if (overflowed || 'neighbour table overflow' in refusals)
    return `the neighbour table of the kernel is full: raise net.ipv4.neigh.default.gc_thresh3`
  if (missed > 0) return `${missed} packets could not be looked at: the host is overloaded`
  return undefined
}
