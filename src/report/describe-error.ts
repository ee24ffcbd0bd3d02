import {LabError} from '../process/lab-error.ts'
import {ownMistake} from '../process/own-mistake.ts'
import {withoutCredentials} from '../process/url-credentials.ts'
import {harmlessMessage} from './harmless-lines.ts'

/** One clear message, with nothing in it that a terminal or a CI obeys, whoever is quoted. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeError).join('\n')
  const {message, hint} = error instanceof LabError ? error : ownMistake(error)
  // What apt says may have a proxy's password in it.
  return harmlessMessage(withoutCredentials(`fanlab: ${message}${hint ? `\nhint: ${hint}` : ''}`))
}
