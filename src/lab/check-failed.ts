import type {Cell} from './cell.ts'

/** What a check is about cannot be seen here, which says nothing about the network. The reason is for the report. */
export class NotObservable extends Error {
  override readonly name = 'NotObservable'
}

/** The network is not as the article claims. Thrown by checks; whatever else they throw is an error of the lab. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
  readonly expected: string
  readonly got: string
  /** The next command a person would type. */
  readonly hint: string | undefined
  /** Cells that were expected to answer and did not. */
  readonly silent: readonly Cell[]

  constructor(difference: {
    expected: string
    got: string
    hint?: string | undefined
    silent?: readonly Cell[]
  }) {
    super(`expected ${difference.expected}, got ${difference.got}`)
    this.expected = difference.expected
    this.got = difference.got
    this.hint = difference.hint
    this.silent = difference.silent ?? []
  }
}
