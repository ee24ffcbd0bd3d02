import {LabError} from './lab-error.ts'
import {currentReader} from './reader.ts'
import {isOfScript, scriptLines} from './script-lines.ts'

/** What a script of the user's did wrong is told with the lines of the script, and with none of fanlab's. */
function mistakeOfScript(error: Error): LabError {
  const [first, ...callers] = scriptLines(error).map(line => `\n    at ${line}`)
  return new LabError(`cannot go on: ${nameOf(error)}${first}${callers.slice(0, 5).join('')}`, {cause: error})
}

/** Kind and message in one line. A SyntaxError's stack is no message. */
const nameOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n', 1)[0] ?? ''

/**
 * What nobody worded for a reader is a mistake of fanlab's own: one line for the user, and how to get the trace that a
 * report of it needs.
 */
export function ownMistake(error: unknown, {wantsTrace} = currentReader()): LabError {
  if (error instanceof Error && isOfScript(error)) return mistakeOfScript(error)
  const [caller] = scriptLines(error)
  const called = caller === undefined ? '' : ` (called at ${caller})`
  const trace = wantsTrace && error instanceof Error ? `\n${error.stack}` : ''
  return new LabError(`cannot go on, by a mistake of fanlab's own: ${nameOf(error)}${called}${trace}`, {
    hint: `report it; with FANLAB_TRACE=1 in the environment the same run prints where it happened`,
    cause: error,
  })
}
