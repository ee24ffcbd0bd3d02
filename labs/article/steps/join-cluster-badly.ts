import {joinPreseed, type Machine, type RunResult, type StepContext} from '../../../src/api/index.ts'

/** The user and group `nobody`, which every machine has. */
const nobody = '65534'

/** Tries to join with the token as root; tells how it ended. */
export const joinWithToken = ({lab}: StepContext, machine: Machine, token: string): Promise<RunResult> =>
  machine.run(['lxd', 'init', '--preseed'], {
    stdin: joinPreseed(lab.underlayAddress(machine), token),
    timeoutMs: 60_000,
  })

/** Tries to join as an ordinary user; it does not come to the token. */
export const joinWithoutRoot = ({lab}: StepContext, machine: Machine): Promise<RunResult> =>
  machine.run(
    ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', 'lxd', 'init', '--preseed'],
    {
      stdin: joinPreseed(lab.underlayAddress(machine), 'no-token'),
      timeoutMs: 60_000,
    },
  )
