interface LabErrorOptions {
  /** The next command a person would type. */
  hint?: string
  cause?: unknown
  /** What tells more than the message; it is kept with the evidence, for its own place may go with the lab. */
  logs?: readonly ErrorLog[]
}

export interface ErrorLog {
  /** File name. */
  name: string
  text: string
}

/**
 * The lab could not be built or driven, which says nothing about the network.
 * The message reads `cannot <verb> <object> on <machine>: <cause>`.
 */
export class LabError extends Error {
  override readonly name = 'LabError'
  readonly hint: string | undefined
  readonly logs: readonly ErrorLog[]

  constructor(message: string, options: LabErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : {cause: options.cause})
    this.hint = options.hint
    this.logs = options.logs ?? []
  }
}

/** The logs of an error, of its causes, and of those that it stands for together. */
export function logsOf(error: unknown): ErrorLog[] {
  if (!(error instanceof Error)) return []
  const own = error instanceof LabError ? error.logs : []
  const others = error instanceof AggregateError ? error.errors : []
  return [...own, ...[error.cause, ...others].flatMap(logsOf)]
}
