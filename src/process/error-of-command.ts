import {LabError} from './lab-error.ts'

/** What zx throws for a command that failed; of any copy of zx, for a script may bring its own. */
interface FailedCommand extends Error {
  exitCode: number | null
  signal: string | null
  stdout: string
  stderr: string
}

const isFailedCommand = (error: unknown): error is FailedCommand =>
  Object.prototype.toString.call(error) === '[object ProcessOutput]'

/** Characters of what a failed command said last. */
const mostSaid = 1000

/** The error in words for a reader, where zx has thrown it; any other as it is. */
export function errorOfCommand(error: unknown): unknown {
  if (!isFailedCommand(error)) return error
  // Of a machine's command: it knows the command and the machine.
  if (error.cause instanceof Error) return error.cause
  const how = error.exitCode === null ? `ended by ${error.signal}` : `status ${error.exitCode}`
  const said = (error.stderr.trim() || error.stdout.trim()).slice(-mostSaid)
  const [, where] = /^ +at (?:.*\/)?(\S+?)\)?$/m.exec(error.message) ?? []
  return new LabError(`cannot run a command${where ? ` of ${where}` : ''}: ${how}${said && `: ${said}`}`, {
    cause: error,
  })
}
