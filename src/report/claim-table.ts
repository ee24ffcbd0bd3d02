/** What a lab claims: told by its file, and handed to the report. */
export interface ClaimTable {
  /** What the lab is for, told first: titles by the ids of claims. */
  deliverables: Readonly<Record<string, string>>
  /** Claims that prove that others could fail. */
  controls: readonly string[]
}
