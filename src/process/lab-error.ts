export interface LabErrorOptions {
  /** The next command a person would type. */
  hint?: string
  cause?: unknown
}

/**
 * The lab could not be built or driven, which says nothing about the network.
 * The message reads `cannot <verb> <object> on <machine>: <cause>`.
 */
export class LabError extends Error {
  override readonly name = 'LabError'
  readonly hint: string | undefined

  constructor(message: string, options: LabErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : {cause: options.cause})
    this.hint = options.hint
  }
}
