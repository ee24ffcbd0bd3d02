/** Who reads what this process says: what they can choose, type and see. */
export interface Reader {
  /** They have the inputs of a workflow, and no command line. */
  hasInputs: boolean
  /** They find fanlab by this name; without it, by its path. */
  command?: string | undefined
  /** They have to say where labs are kept; without it, that is the usual place. */
  stateDir?: string | undefined
  /** They sit at a terminal, whose last line can change. */
  isAtTerminal: boolean
  /** They want to know where fanlab itself went wrong. */
  wantsTrace: boolean
}

let reader: Reader = {hasInputs: false, isAtTerminal: false, wantsTrace: false}

export const currentReader = (): Reader => reader

/** Once, when a process begins: whoever knows the environment tells it to all who word something. */
export function speakTo(other: Reader): void {
  reader = other
}
