import {inspect, stripVTControlCharacters} from 'node:util'

/** What an assertion of a library says, as far as libraries agree: node:assert, chai, vitest and jest. */
interface Assertion extends Error {
  expected?: unknown
  actual?: unknown
  /** node:assert: whether the message was made from the values, and is nobody's own words. */
  generatedMessage?: boolean
  code?: unknown
  /** jest. */
  matcherResult?: {expected?: unknown; actual?: unknown}
}

/** Whether the error says that a value is not as somebody asserted, by node:assert or any test library. */
export const isAssertion = (error: unknown): error is Assertion =>
  error instanceof Error &&
  ((error as Assertion).code === 'ERR_ASSERTION' ||
    error.name === 'AssertionError' ||
    'matcherResult' in error)

/** What was expected and what came, each in one text; the author's own words go first. */
export function differenceOf(error: Assertion): {expected: string; got: string} {
  const message = stripVTControlCharacters(error.message).trim()
  const values = error.matcherResult ?? error
  const own = error.generatedMessage === true || message === '' ? '' : message
  if (!('expected' in values) && !('actual' in values))
    return {expected: own || 'an assertion that holds', got: 'it does not'}
  const expected = shown(values.expected)
  return {expected: own === '' ? expected : `${own}: ${expected}`, got: shown(values.actual)}
}

/** Texts as they are, everything else as a person would read it; large ones are cut. */
const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : inspect(value, {depth: 4, maxArrayLength: 20, maxStringLength: 500})
