import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import {errorOfCommand} from '../process/error-of-command.ts'
import {LabError} from '../process/lab-error.ts'
import {scriptLines} from '../process/script-lines.ts'
import {differenceOf, isAssertion} from './assertion.ts'
import type {CaseFacts, Outcome} from './case.ts'

/** What it means for a case that its body threw `error`. */
export function outcomeOfError(thrown: unknown): Outcome {
  const error = errorOfCommand(thrown)
  if (error instanceof CheckFailed) {
    const {expected, got, hint, silent} = error
    const asksCells = silent.length > 0 && ({asksCells: true} as const)
    return {status: 'failed', expected, got, ...(hint !== undefined && {hint}), ...asksCells}
  }
  if (isAssertion(error)) return {status: 'failed', ...differenceOf(error)}
  if (error instanceof NotObservable) return {status: 'skipped', reason: error.message}
  const hint = error instanceof LabError ? error.hint : undefined
  return {
    status: 'error',
    message: `${messageWithCauses(error)}${whereOf(error)}`,
    ...(hint !== undefined && {hint}),
  }
}

/** A mistake in a script, such as a TypeError, is found by its line. */
function whereOf(error: unknown): string {
  const [line] = error instanceof LabError ? [] : scriptLines(error)
  return line === undefined ? '' : ` (${(error as Error).name} at ${line})`
}

/**
 * Where an error came from that nobody worded for a reader: by a script of the user's, whose lines are told and no others,
 * or by a fault of fanlab's own.
 */
export function traceOfError(thrown: unknown): Pick<CaseFacts, 'output'> {
  const error = errorOfCommand(thrown)
  const worded = [LabError, CheckFailed, NotObservable].some(kind => error instanceof kind)
  if (worded || !(error instanceof Error) || !error.stack) return {}
  const lines = scriptLines(error).map(line => `    at ${line}`)
  return {output: lines.length > 0 ? [`${error.name}: ${error.message}`, ...lines].join('\n') : error.stack}
}

/** Messages along the chain of causes, without those that an outer message already tells. */
function messageWithCauses(error: unknown): string {
  const seen = new Set<unknown>()
  let message = ''
  let next: unknown = error
  while (next !== undefined && next !== null && !seen.has(next)) {
    seen.add(next)
    const text = next instanceof Error ? next.message || next.name : String(next)
    if (!message.includes(text)) message += message === '' ? text : `: ${text}`
    next = next instanceof Error ? next.cause : undefined
  }
  return message || 'unknown error'
}
