import {LabError} from '../../process/lab-error.ts'
import {journalOf, restartInside} from '../by-systemd.ts'
import {type ChannelPlace, wasRestarted} from '../place-by-channel.ts'
import type {ProvidedMachine} from '../provider.ts'

/** A machine that was there before the lab, and will be after it; `place` is how it is reached. */
export function sshMachine(place: ChannelPlace): ProvidedMachine {
  const {name} = place
  const cannot = (what: string): LabError =>
    new LabError(`cannot ${what} of ${name}: provider ssh only talks to it`, {
      hint: 'start it with the tool that made it',
    })
  return {
    ...place,
    async restart() {
      await restartInside(place)
      place.drop(wasRestarted)
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
