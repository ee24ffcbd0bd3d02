import {LabError} from './lab-error.ts'

/** A command on a machine did not end before its deadline. Whether the machine answers at all, this does not say. */
export class CommandTimedOut extends LabError {
  /** Name of the machine, and the command as a person would read it. */
  readonly place: string
  readonly command: string

  constructor(message: string, {place, command}: {place: string; command: string}) {
    super(message)
    this.place = place
    this.command = command
  }
}

/** The one among an error's causes; undefined where nothing timed out. */
export function timedOutIn(error: unknown): CommandTimedOut | undefined {
  if (error instanceof CommandTimedOut) return error
  return error instanceof Error && error.cause !== undefined ? timedOutIn(error.cause) : undefined
}
