import * as z from 'zod'
import {hostPlace} from '../host-place.ts'
import type {Client} from './client.ts'

const file = '/proc/sys/net/ipv4/ip_forward'

/** Whether this host forwards IPv4: '0' or '1'; undefined where that cannot be told, such as on macOS. */
export async function readForwarding(at: readonly string[]): Promise<string | undefined> {
  const {status, stdout} = await hostPlace(at).run(['cat', file])
  return status === 0 ? stdout.trim() : undefined
}

/**
 * Turns forwarding off again where it was off before the lab: LXD turns it on with the first bridge that it makes, and
 * leaves it on when it removes the last. Does nothing while it has other bridges.
 */
export async function restoreForwarding(
  client: Client,
  before: string | undefined,
  at: readonly string[],
): Promise<void> {
  if (before !== '0') return
  const networks = await client.get(
    '/1.0/networks?recursion=1',
    z.array(z.object({managed: z.boolean(), type: z.string()})),
  )
  if (networks?.some(({managed, type}) => managed && type === 'bridge')) return
  await hostPlace(at).run(['tee', file], {stdin: '0\n'})
}
