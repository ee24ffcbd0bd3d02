import type {CheckContext} from '../../../src/lab/check-context.ts'
import {CheckFailed} from '../../../src/lab/check-failed.ts'
import {expectEqual} from '../../../src/lab/expect.ts'
import {interfacesOf} from '../../../src/overlays/fan/fan-bridge.ts'
import {overlayOf} from '../../../src/overlays/index.ts'
import {ipLinks} from '../../../src/process/ip-answer.ts'

/** P14, P34: the load balancer has no address in the overlay, no fan bridge and no tunnel. */
export async function loadBalancerHasNoFan({lab}: CheckContext): Promise<void> {
  const links = await lab.loadBalancer.json(['ip', '-json', '-4', 'addr', 'show'], ipLinks)
  const overlay = links
    .flatMap(({addr_info}) => addr_info.filter(({family}) => family === 'inet').map(({local}) => local))
    .filter(overlayOf(lab).owns)
  expectEqual(`overlay addresses on ${lab.loadBalancer.name}`, [], overlay)
  const fans = (await interfacesOf(lab.loadBalancer)).filter(name => /^(fan-|ftun|lxdfan)/.test(name))
  expectEqual(`fan interfaces on ${lab.loadBalancer.name}`, [], fans)
}

/** P15: an LXD that is in no cluster made lxdbr0 and no fan. */
export function standaloneHasNoFan(
  networks: readonly {name: string; managed: boolean; config: Record<string, string>}[],
): void {
  const managed = networks.filter(network => network.managed)
  expectEqual(
    'managed networks of an LXD on its own',
    ['lxdbr0'],
    managed.map(({name}) => name),
  )
  const fan = managed.find(({config}) => config['bridge.mode'] === 'fan')
  if (fan) throw new CheckFailed({expected: 'no network in fan mode', got: fan.name})
}
