import type {Endpoint} from '../lab/endpoint.ts'
import {isSeenIn} from '../probe/question.ts'
import type {AskedQuestion} from './asked-question.ts'

/** Silence is three probes in a second that nobody answered; milliseconds, as many times longer as the lab is slower. */
export const silence = {count: 3, period: 333, within: 400}

/** How many others are asked to show that a target answers, and that a source can ask. One is enough. */
export const mostControls = 3

/** Why a source's silent questions prove nothing; `reached` are those by which it did reach somebody in the same second. */
export function whySourceProvesNothing(
  source: Endpoint,
  silent: readonly AskedQuestion[],
  reached: readonly AskedQuestion[],
): string[] {
  if (reached.length === 0) return [`${source.name} reaches nobody else, either`]
  const used = new Set(silent.flatMap(linksOut))
  const shown = new Set(reached.flatMap(linksOut))
  // What never left, such as for want of a route, used no interface.
  if (used.size === 0 || [...used].some(link => shown.has(link))) return []
  // A computer that was there before the lab sends from another address, by its own way, what the lab has no way for.
  const inLab = new Set([source.address, ...reached.map(({told}) => told.own)])
  if (source.place.place.hasOwnWays && silent.every(({told}) => !inLab.has(told.own))) return []
  return [
    `${source.name} asks by ${[...used].join(', ')} and reaches others by ${[...shown].join(', ')} only`,
  ]
}

/** The interfaces by which a question left its asker. */
const linksOut = ({question: {source}, told}: AskedQuestion): string[] =>
  told.sightings
    .filter(
      seen => seen.direction === 'question' && seen.outgoing && !seen.envelope && isSeenIn(seen, source),
    )
    .map(({link}) => link)
