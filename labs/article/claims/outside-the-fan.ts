import {type CheckContext, CheckFailed, expectEqual, ipLinks, overlayOf} from '../../../src/api/index.ts'
import {loadBalancer} from '../the-lab.ts'
import {interfacesOf} from './fan-bridge.ts'

/** P14, P34: the load balancer has no address in the overlay, no fan bridge and no tunnel. */
export async function loadBalancerHasNoFan({lab}: CheckContext): Promise<void> {
  const links = await loadBalancer(lab).json(['ip', '-json', '-4', 'addr', 'show'], ipLinks)
  const overlay = links
    .flatMap(({addr_info}) => addr_info.filter(({family}) => family === 'inet').map(({local}) => local))
    .filter(overlayOf(lab).owns)
  expectEqual(`overlay addresses on ${loadBalancer(lab).name}`, [], overlay)
  const fans = (await interfacesOf(loadBalancer(lab))).filter(name => /^(fan-|ftun|lxdfan)/.test(name))
  expectEqual(`fan interfaces on ${loadBalancer(lab).name}`, [], fans)
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
