import {LabError} from '../process/lab-error.ts'
import type {Place} from './provider.ts'

/** Milliseconds that undoing may take: packages may have to be removed. */
const undoDeadline = 300_000

/** What a lab leaves on a computer that is not its own: an executable that puts everything back, given the lab's name. */
const undoCommand = '/usr/local/lib/fanlab/undo'

/** Puts a place back as it was before the lab of that name. Does nothing where that lab changed nothing. */
export async function undoOn(place: Place, lab: string): Promise<void> {
  const script = 'if [ -x "$1" ]; then exec "$1" "$2"; fi'
  const result = await place.run(['sh', '-c', script, 'undo', undoCommand, lab], {timeoutMs: undoDeadline})
  if (result.status === 0) return
  const said = (result.stderr || result.stdout).trim().split('\n').slice(-4).join('\n')
  throw new LabError(
    `cannot undo what lab ${lab} did to ${place.name}: ${said || 'it did not end before its deadline'}`,
    {
      hint: `${undoCommand} ${lab}, on ${place.name}`,
    },
  )
}
