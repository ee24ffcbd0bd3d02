import {probesThatCame} from '../probe/datagrams-beside.ts'
import type {Question, Told} from '../probe/question.ts'

/**
 * Whether somebody else's server has taken all probes by UDP; undefined where nobody can tell. It need not answer to what it
 * does not understand: it is enough that every probe came, nobody refused it, the programs there have taken as many even if
 * all others that came are among them, and nothing waits unread at its port.
 */
export function wereTaken(question: Question, told: Told): boolean | undefined {
  const {service, count} = question
  if (!told.foreign || service.kind !== 'udp' || told.unread || Object.keys(told.refusals).length > 0)
    return false
  if (probesThatCame(question, told.sightings) < count || told.delivered < count) return false
  return told.delivered - told.beside >= count ? true : undefined
}
