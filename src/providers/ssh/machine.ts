import {LabError} from '../../process/lab-error.ts'
import {ChannelBroken} from '../channel.ts'
import type {Place, ProvidedMachine} from '../provider.ts'
import type {Connection} from './connection.ts'

/** Lines of the journal that are shown as the machine's console. */
const consoleLines = '2000'

/** A computer that is reached by ssh, as a place. */
export const sshPlace = (name: string, connection: Connection): Place => ({
  name,
  run: connection.run,
  attach: connection.attach,
})

/** A machine that was there before the lab, and will be after it. */
export function sshMachine(name: string, connection: Connection): ProvidedMachine {
  const cannot = (what: string): LabError =>
    new LabError(`cannot ${what} of ${name}: provider ssh only talks to it`, {
      hint: 'use whatever made the machine',
    })
  return {
    ...sshPlace(name, connection),
    async restart() {
      try {
        const result = await connection.run(['systemctl', '--no-block', 'reboot'])
        if (result.status !== 0) throw new LabError(`cannot restart ${name}: ${result.stderr.trim()}`)
      } catch (error) {
        // It may be quicker than its own answer.
        if (!(error instanceof ChannelBroken && error.begun)) throw error
      }
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
    async console() {
      const command = ['journalctl', '--boot', '--no-pager', '--lines', consoleLines]
      return (await connection.run(command, {timeoutMs: 20_000})).stdout
    },
  }
}
