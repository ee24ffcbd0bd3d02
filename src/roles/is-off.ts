import type {Machine} from '../lab/machine.ts'

/** A line for what systemd says of each unit; nothing where there is no systemd. */
const script = 'systemctl is-enabled "$@"; systemctl is-active "$@"; :'

/** What it says of a unit that neither runs nor starts, now or at boot. A unit that others start is not on by itself. */
const offWords = new Set(['disabled', 'masked', 'masked-runtime', 'static', 'indirect', 'inactive'])

/**
 * Whether software that does not answer is off on purpose: none of its units runs, has failed or starts at boot. Machines
 * have software that their lab does not use; of software that is on and silent nobody knows what it runs.
 */
export async function isOff(machine: Machine, units: readonly string[]): Promise<boolean> {
  const {stdout} = await machine.run(['sh', '-c', script, 'sh', ...units], {timeoutMs: 10_000})
  const words = stdout.split('\n').filter(word => word !== '' && word !== 'not-found')
  return words.length > 0 && words.every(word => offWords.has(word))
}
