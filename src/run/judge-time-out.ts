import {CheckFailed} from '../lab/check-failed.ts'
import type {Lab} from '../lab/lab.ts'
import {timedOutIn} from '../process/command-timed-out.ts'
import {errorOfCommand} from '../process/error-of-command.ts'

/** Milliseconds in which a machine that answers runs a command that does nothing; 20 were measured. */
const deadline = 5_000

/**
 * What a check threw, as it is to be judged: a command that did not end on a machine that answers is a failure of what
 * was asked there, for a network that is broken makes tools wait. Where the machine does not answer, it stays an error.
 */
export async function judgeTimeOut(thrown: unknown, lab: Lab | undefined): Promise<unknown> {
  const timedOut = timedOutIn(errorOfCommand(thrown))
  const place = lab?.places.find(({name}) => name === timedOut?.place)
  if (!timedOut || !place || thrown instanceof CheckFailed) return thrown
  const answers = await place.run(['true'], {timeoutMs: deadline}).then(
    ({status}) => status === 0,
    () => false,
  )
  if (!answers) return thrown
  const {command, message} = timedOut
  return new CheckFailed({
    expected: `"${command}" ends on ${place.name}`,
    got: `${message}; ${place.name} itself answers`,
    hint: `${command}, on ${place.name}`,
  })
}
