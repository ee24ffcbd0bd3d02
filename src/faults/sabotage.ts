import type {Lab} from '../lab/lab.ts'

/** One way to break a lab that is up, and how the checks have to notice. */
export interface Sabotage {
  /** A sentence that a reader understands without the code. */
  name: string
  /** Ids of claims and invariants that have to turn red. */
  expect: readonly string[]
  /** Ids that may turn red with them; any other is unrelated. */
  may?: readonly string[]
  /** What a silent cell has to tell of its packets, such as `the question was last seen leaving by eth0 of lxd-1`. */
  lastSeen?: string
  act(lab: Lab): Promise<void>
  /** Puts everything right again, also after an act that broke off in the middle. */
  undo(lab: Lab): Promise<void>
}
