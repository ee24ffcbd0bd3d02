import {CommandTimedOut} from '../process/command-timed-out.ts'
import type {CommandOptions} from '../providers/provider.ts'
import {type PlaceHandle, reason} from './machine.ts'

/** What one of several commands said. */
export interface Said {
  status: number
  stdout: string
  stderr: string
}

/**
 * Runs several commands side by side on one place; each is one process there. None of them gets a standard input. Answers
 * are in the order of the commands. Throws a LabError when the deadline of all, in milliseconds, comes first.
 */
export function runTogether(
  place: PlaceHandle,
  commands: readonly (readonly string[])[],
  options: Omit<CommandOptions, 'stdin'> = {},
): Promise<Said[]> {
  return Promise.all(
    commands.map(async (argv): Promise<Said> => {
      const result = await place.run(argv, options)
      if (result.timedOut) {
        const message = `cannot run ${commands.length} commands side by side on ${place.name}: ${reason(result)}`
        throw new CommandTimedOut(message, {place: place.name, command: argv.join(' ')})
      }
      const {stdout, stderr} = result
      // A signal has no status of its own here; a shell would tell another number than 0, too.
      return {status: result.status ?? 1, stdout, stderr}
    }),
  )
}
