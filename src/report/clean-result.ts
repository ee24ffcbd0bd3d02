import type {CaseResult, Outcome} from './case.ts'
import {cleanFlow} from './clean-flow.ts'
import {plainText} from './plain-text.ts'
import type {Redactor} from './redactor.ts'

/** What a machine wrote, as it may be shown: plain first, for a colour inside a secret would hide it. */
export function cleanText(text: string, redactor: Redactor): string {
  return redactor.redact(plainText(text))
}

/** The result with all of its texts cleaned. */
export function cleanResult(result: CaseResult, redactor: Redactor): CaseResult {
  const clean = (text: string): string => cleanText(text, redactor)
  return {
    ...result,
    outcome: cleanOutcome(result.outcome, clean),
    ...(result.properties && {
      properties: Object.fromEntries(Object.entries(result.properties).map(([k, v]) => [k, clean(v)])),
    }),
    ...(result.output !== undefined && {output: clean(result.output)}),
    ...(result.explanation !== undefined && {explanation: clean(result.explanation)}),
    ...(result.flow && {flow: cleanFlow(result.flow, clean)}),
  }
}

function cleanOutcome(outcome: Outcome, clean: (text: string) => string): Outcome {
  const cleaned = Object.entries(outcome).map(([key, value]) => [
    key,
    key !== 'status' && typeof value === 'string' ? clean(value) : value,
  ])
  return Object.fromEntries(cleaned) as Outcome
}
