import {LabError} from '../../process/lab-error.ts'
import {journalOf, restartInside} from '../by-systemd.ts'
import type {Place, ProvidedMachine} from '../provider.ts'
import type {Connection} from '../ssh-connection.ts'

/** A computer that is reached by ssh, as a place. */
export const sshPlace = (name: string, connection: Connection): Place => ({
  name,
  // Somewhere on a network, and nobody knows how fast.
  pace: 2,
  run: connection.run,
  open: connection.open,
  attach: connection.attach,
})

/** A machine that was there before the lab, and will be after it. */
export function sshMachine(name: string, connection: Connection): ProvidedMachine {
  const cannot = (what: string): LabError =>
    new LabError(`cannot ${what} of ${name}: provider ssh only talks to it`, {
      hint: 'start it with the tool that made it',
    })
  const place = sshPlace(name, connection)
  return {
    ...place,
    async restart() {
      await restartInside(place)
      await connection.close()
    },
    async cutPower() {
      throw cannot('cut the power')
    },
    // It was running when it was adopted, and nothing here can end it.
    async start() {},
    async resources() {
      return {cpus: undefined, memory: undefined, disk: undefined}
    },
    console: () => journalOf(place),
  }
}
