import {dirname} from 'node:path'
import {LabError} from '../process/lab-error.ts'

/** Why something in the file system is not touched; what was wanted of it is told by whoever wanted it. */
export class Refused extends Error {
  override readonly name = 'Refused'
  /** What a person would do next. */
  readonly hint: string

  constructor(cause: string, hint: string) {
    super(cause)
    this.hint = hint
  }
}

/** Does it; what fails is a LabError such as `cannot write /a/b: ENOSPC: no space left on device`. */
export function telling<T>(verb: string, path: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    if (cause instanceof LabError) throw cause
    const hint = printable(cause instanceof Refused ? cause.hint : hintOf(cause, path))
    throw new LabError(printable(`cannot ${verb} ${path}: ${causeOf(cause)}`), {hint, cause})
  }
}

/** Without the call and our own path of descriptors, which follow behind a comma. */
const causeOf = (error: unknown): string =>
  error instanceof Refused ? error.message : String((error as Error).message).replace(/, \w+( '.*)?$/s, '')

const hintOf = (error: unknown, path: string): string =>
  (error as NodeJS.ErrnoException).code === 'ENOSPC' ? `df -h ${dirname(path)}` : `namei -l ${dirname(path)}`

/** Names of files may hold what a terminal or a CI obeys. */
const printable = (text: string): string =>
  text.replaceAll(/\p{Cc}/gu, sign => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
