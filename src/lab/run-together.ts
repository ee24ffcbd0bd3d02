import {CommandTimedOut} from '../process/command-timed-out.ts'
import {LabError} from '../process/lab-error.ts'
import {quoted} from '../process/quoted.ts'
import type {CommandOptions} from '../providers/provider.ts'
import {type PlaceHandle, reason} from './machine.ts'

/** What one of several commands said. */
export interface Said {
  status: number
  stdout: string
  stderr: string
}

/**
 * Runs several commands side by side on one place, for the price of one: reaching a machine costs more than most probes.
 * None of them gets a standard input. Answers are in the order of the commands. Throws a LabError when the deadline of
 * all, in milliseconds, comes first.
 */
export async function runTogether(
  place: PlaceHandle,
  commands: readonly (readonly string[])[],
  options: Omit<CommandOptions, 'stdin'> = {},
): Promise<Said[]> {
  const result = await place.run(['sh', '-c', scriptOf(commands)], options)
  const pieces = result.stdout.split(separator)
  // Each command left three, and what follows the last separator is empty.
  if (result.status !== 0 || pieces.length !== commands.length * 3 + 1) {
    const message = `cannot run ${commands.length} commands side by side on ${place.name}: ${reason(result)}`
    const [first = []] = commands
    if (result.timedOut) throw new CommandTimedOut(message, {place: place.name, command: first.join(' ')})
    throw new LabError(message)
  }
  return commands.map((_, index) => {
    const [status, stdout = '', stderr = ''] = pieces.slice(index * 3, index * 3 + 3)
    return {status: Number(status), stdout, stderr}
  })
}

/** ASCII's record separator; no probe prints it. */
const separator = '\u001e'

function scriptOf(commands: readonly (readonly string[])[]): string {
  const files = commands.flatMap((_, index) =>
    ['status', 'out', 'err'].map(kind => `"$folder/${index}.${kind}"`),
  )
  return [
    'folder=$(mktemp -d) || exit',
    `trap 'rm -rf "$folder"' EXIT`,
    `end() { printf '\\036'; }`,
    ...commands.map(
      (argv, index) =>
        `{ { ${argv.map(quoted).join(' ')}; printf '%s\\036' "$?" >"$folder/${index}.status"; end; end >&2; } ` +
        `>"$folder/${index}.out" 2>"$folder/${index}.err"; } </dev/null &`,
    ),
    'wait',
    `cat ${files.join(' ')}`,
  ].join('\n')
}
