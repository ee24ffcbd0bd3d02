import type {Question} from './question.ts'

/** Connections that a machine has under way at the same time; see src/guest/probe_round.py. */
const mostStreams = 64

/** Milliseconds that asking all of them takes at most: of many connections that nobody answers some wait for others. */
export function longestAsking(questions: readonly Question[]): number {
  const longest = Math.max(0, ...questions.map(({count, period, within}) => count * (period + within)))
  const byPlace = new Map<unknown, {streams: number; within: number}>()
  for (const {source, service, count, within} of questions) {
    if (service.kind !== 'tcp' && service.kind !== 'http') continue
    const known = byPlace.get(source.place.place) ?? {streams: 0, within: 0}
    byPlace.set(source.place.place, {
      streams: known.streams + count,
      within: Math.max(known.within, within),
    })
  }
  const waiting = [...byPlace.values()].map(({streams, within}) => Math.ceil(streams / mostStreams) * within)
  return longest + Math.max(0, ...waiting)
}
