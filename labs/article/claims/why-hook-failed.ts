import type {Machine} from '../../../src/api/index.ts'

/**
 * The line of this boot's journal that tells why the hook did not bring up the fan; undefined when it did, or nothing
 * tells. It explains more than what is missing because of it. Lines of a load balancer whose interface has another name:
 *
 *     50-fan: ignoring interface lo, the fan is on eth0
 *     50-fan: ignoring interface ens3, the fan is on eth0
 */
export async function whyHookFailed(machine: Pick<Machine, 'run'>): Promise<string | undefined> {
  const journal = ['journalctl', '-b', '-o', 'cat', '--no-pager', '-u', 'networkd-dispatcher.service']
  const {stdout} = await machine.run(journal)
  const lines = stdout.split('\n').map(line => line.trim())
  if (lines.some(line => /^50-fan: .*\bis up\b/.test(line))) return undefined
  const own = lines.filter(line => line.startsWith('50-fan: ') || line.startsWith('ERROR'))
  return own.findLast(line => /cannot|ERROR/.test(line)) ?? own.findLast(line => !/interface lo,/.test(line))
}

/** The message, behind that line of the journal where the machine is one of those that rebooted. */
export async function withHookWord(
  balancer: Machine,
  rebooted: readonly Machine[],
  message: string,
): Promise<string> {
  if (!rebooted.includes(balancer)) return message
  // A machine that cannot be reached tells nothing.
  const cause = await whyHookFailed(balancer).catch(() => undefined)
  return cause === undefined ? message : `${cause} (journal of ${balancer.name}); ${message}`
}
