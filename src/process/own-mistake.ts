import {LabError} from './lab-error.ts'

/** Set to 1, it has the trace of such an error printed. */
export const traceVariable = 'FANLAB_TRACE'

/**
 * What nobody worded for a reader is a mistake of fanlab's own: one line for the user, and how to get the trace that a
 * report of it needs.
 */
export function ownMistake(error: unknown, env: NodeJS.ProcessEnv = process.env): LabError {
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const trace = env[traceVariable] === '1' && error instanceof Error ? `\n${error.stack}` : ''
  return new LabError(`cannot go on, by a mistake of fanlab's own: ${name.split('\n', 1)[0]}${trace}`, {
    hint: `report it; with ${traceVariable}=1 in the environment the same run prints where it happened`,
    cause: error,
  })
}
