/** Something that is broken and mended. */
export interface Fault {
  /** Breaks it, and proves that it is broken. */
  act(): Promise<void>
  /** Mends it, also after an act that broke off in the middle, and proves it. Does nothing where nothing is broken. */
  undo(): Promise<void>
  /** Facts about how it ended that a reader of the report wants to know, known after `undo`. */
  notes?(): readonly string[]
}
