import {paced} from '../process/host-pace.ts'
import {LabError} from '../process/lab-error.ts'
import {CommandLost} from './embedded/agent-command.ts'
import {defaultDeadline, type Place} from './provider.ts'

/** Asks the machine's own systemd for an orderly restart; resolves when it was asked for. */
export const restartInside = (place: Place): Promise<void> => ask(place, ['reboot'], 'restart')

// A machine of the lab's own is asked without logind: nobody has a session whose program may delay the end, and
// logind would be started only to be asked.
const target = (name: string): string[] => ['--job-mode=replace-irreversibly', 'start', `${name}.target`]

/** The same of a machine that is the lab's own. */
export const restartOwn = (place: Place): Promise<void> => ask(place, target('reboot'), 'restart')

/** Asks the systemd of a machine of the lab's own for an orderly shutdown; resolves when it was asked for. */
export const powerOffOwn = (place: Place): Promise<void> => ask(place, target('poweroff'), 'shut down')

async function ask(place: Place, words: readonly string[], what: string): Promise<void> {
  try {
    const {status, stderr} = await place.run(['systemctl', '--no-block', ...words], {
      timeoutMs: paced(defaultDeadline),
    })
    if (status !== 0) throw new LabError(`cannot ${what} ${place.name}: ${stderr.trim()}`)
  } catch (error) {
    // It may be quicker than its own answer.
    if (!(error instanceof CommandLost)) throw error
  }
}

/** Lines of the journal that are shown where a machine has no console to read. */
const journalLines = '2000'

/** What the machine's journal has of this boot, where nothing keeps what its console shows. */
export async function journalOf(place: Place): Promise<string> {
  const command = ['journalctl', '--boot', '--no-pager', '--lines', journalLines]
  return (await place.run(command, {timeoutMs: paced(20_000)})).stdout
}
