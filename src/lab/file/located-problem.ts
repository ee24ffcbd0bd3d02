/** What is wrong with a lab file, and where. */
export interface LocatedProblem {
  /** Keys from the top of the file down to the value. */
  path: readonly string[]
  /** What the value has to be or do, and what to write instead, such as `must be 1 to 64`. */
  rule: string
  /** The value as it stands there; undefined where there is none. */
  value?: unknown
  /** What to write instead, where the rule does not say it. */
  remedy?: string | undefined
  /** The problem is the key itself, not its value. */
  isKey?: boolean
}
