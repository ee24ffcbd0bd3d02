import * as z from 'zod/mini'
import {LabError} from './lab-error.ts'
import {shownValue} from './shown-value.ts'

/** How many of the places are told at which an answer is not as it should be. */
const mostTold = 3

/**
 * Reads JSON that somebody else wrote; `what` says who, such as `the answer of "ip -json link show" on lxd-1`. Throws a
 * LabError when it is not valid JSON or has another shape: what a tool says is never taken on trust.
 */
export function readJson<T>(text: string, schema: z.core.$ZodType<T>, what: string): T {
  const parsed = z.safeParse(schema, parseText(text, what))
  if (parsed.success) return parsed.data
  const {issues} = parsed.error
  const told = issues.slice(0, mostTold).map(({path, message}) => `${placeOf(path)}: ${message}`)
  const more = issues.length > mostTold ? `; and ${issues.length - mostTold} more` : ''
  throw new LabError(`cannot read ${what}: ${told.join('; ')}${more}; got ${shownValue(text)}`)
}

function parseText(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new LabError(`cannot read ${what}: it is not valid JSON; got ${shownValue(text)}`, {cause})
  }
}

/** Keys may be anybody's, too. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the whole of it' : shownValue(path.join('.'))
