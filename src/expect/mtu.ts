import {askEndpoints} from '../lab/ask-endpoints.ts'
import type {CheckContext} from '../lab/check-context.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {largestPing} from '../lab/largest-ping.ts'
import type {Said} from '../lab/run-together.ts'
import {overlayOf} from '../overlays/index.ts'
import {expectReach} from './reach.ts'

/** P48: a packet of exactly the overlay's MTU passes with DF set, and one byte more is refused at its source. */
export async function mtuIsExact(
  context: CheckContext,
  sources: readonly Endpoint[],
  target: Endpoint,
): Promise<void> {
  await expectReach(context, sources, [target], 'full-size')
  const payload = largestPing(overlayOf(context.lab).mtu) + 1
  // The refusal comes at once, but ping waits for its answer all the same.
  const argv = ['ping', '-c', '1', '-W', '0.2', '-M', 'do', '-s', String(payload), '--', target.address]
  const answers = await askEndpoints(sources.map(source => ({source, argv})))
  const named = sources.flatMap(({name}, index) => {
    const {status, stdout, stderr} = answers[index] as Said
    if (status !== 0 && isRefusal(`${stdout}${stderr}`, overlayOf(context.lab).mtu)) return []
    return [`${name}: ${`${stdout}${stderr}`.trim().split('\n').at(-1)}`]
  })
  if (named.length === 0) return
  throw new CheckFailed({
    expected: `every endpoint refuses ${payload + 28} bytes as too long for its MTU of ${overlayOf(context.lab).mtu}`,
    got: named.join('; '),
  })
}

/**
 * Whether ping says that its own kernel refused the packet as too big for that MTU. iputils of 2022 tells the MTU, that
 * of 2024 does not:
 *
 *     ping: local error: message too long, mtu=1450
 *     ping: sendmsg: Message too long
 */
export function isRefusal(said: string, mtu: number): boolean {
  const told = /message too long, mtu=(\d+)/.exec(said)
  return told ? Number(told[1]) === mtu : /^ping: sendmsg: Message too long$/m.test(said)
}
