import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {type IpLink, ipLinks} from '../../process/ip-answer.ts'
import {type ContainerOverlay, type Invariant, type OverlayLinks, placesOn} from '../overlay.ts'
import {addressesAreUnique, containersHaveFanMtu} from './containers-on-fan.ts'
import {containersHaveDefaultRoute, containersLeaveTranslated} from './egress.ts'
import {nothingDropsForwarded} from './nothing-drops-forwarded.ts'

/** What is true of every fan that is whole. The ids and sentences are those of the README's table. */
export const invariantsOfFan = (overlay: ContainerOverlay): readonly Invariant[] => [
  {id: 'F1', sentence: 'every bridge has the address of the mapping', check: bridgesHaveAddresses(overlay)},
  {id: 'F2', sentence: 'bridges and tunnels have the overlay’s MTU', check: linksHaveMtu(overlay)},
  {id: 'F3', sentence: 'every tunnel is up and a port of its bridge', check: tunnelsArePorts(overlay)},
  {id: 'F4', sentence: 'every bridge has a MAC address of its own', check: bridgesHaveOwnMacs(overlay)},
  {id: 'F5', sentence: 'every member forwards', check: membersForward(overlay)},
  {
    id: 'F6',
    sentence: 'nothing drops what is forwarded on the overlay',
    check: nothingDropsForwarded(overlay),
  },
  {
    id: 'F7',
    sentence: 'containers took MTU and prefix length from DHCP',
    check: containersHaveFanMtu(overlay),
  },
  {id: 'F8', sentence: 'every overlay address belongs to one endpoint', check: addressesAreUnique(overlay)},
  {
    id: 'F9',
    sentence: 'every container has one default route',
    check: containersHaveDefaultRoute(overlay),
  },
  {
    id: 'F10',
    sentence: 'what containers send elsewhere is translated',
    check: containersLeaveTranslated(overlay),
  },
  {
    id: 'F11',
    sentence: 'tunnels take no frame of another VNI',
    async check(context, facts) {
      // Loaded by who asks for it: most commands do not.
      const {tunnelsTakeOwnVni} = await import('./foreign-vnis.ts')
      await tunnelsTakeOwnVni(overlay)(context, facts)
    },
  },
]

/** A place of the lab as it is on the fan. */
interface Member extends OverlayLinks {
  place: PlaceHandle
}

type Check = (context: CheckContext) => Promise<void>

/** F1: every bridge has exactly the address of the mapping, with the overlay's prefix length. */
const bridgesHaveAddresses = (overlay: ContainerOverlay): Check =>
  everyMember(overlay, ({place, ...links}) => {
    const own = links.bridge?.addr_info
      .filter(({family}) => family === 'inet')
      .map(({local, prefixlen}) => `${local}/${prefixlen}`)
    const expected = `${overlay.addressOf(place)}/${overlay.prefix.length}`
    return difference(`address of ${names(links).bridge}`, expected, own?.join(' and ') || 'none')
  })

/** F2: bridge and tunnel have the underlay's MTU less what VXLAN puts around a frame. */
const linksHaveMtu = (overlay: ContainerOverlay): Check =>
  everyMember(overlay, links => [
    ...difference(`mtu of ${names(links).bridge}`, overlay.mtu, links.bridge?.mtu),
    ...difference(`mtu of ${names(links).tunnel}`, overlay.mtu, links.tunnel?.mtu),
  ])

/** F3: bridge and tunnel are up, and the tunnel is a port of the bridge. */
const tunnelsArePorts = (overlay: ContainerOverlay): Check =>
  everyMember(overlay, links => {
    const {bridge, tunnel} = links
    const {bridge: bridgeName, tunnel: tunnelName} = names(links)
    const isPort = bridge !== undefined && tunnel?.master === bridge.ifname
    return [
      ...(isPort ? [] : [`master of ${tunnelName} is ${tunnel?.master ?? 'none'} instead of ${bridgeName}`]),
      ...difference(`${bridgeName} up`, true, bridge?.flags.includes('UP') ?? false),
      ...difference(`${tunnelName} up`, true, tunnel?.flags.includes('UP') ?? false),
    ]
  })

/** F4: no two members have bridges with the same MAC address; such two cannot reach each other. */
const bridgesHaveOwnMacs =
  (overlay: ContainerOverlay): Check =>
  async context => {
    const macs = (await findMembers(overlay, context)).map(({place, bridge}) => ({
      name: place.name,
      mac: bridge?.address,
    }))
    const shared = macs.filter(
      ({mac}, index) => mac !== undefined && macs.findIndex(other => other.mac === mac) !== index,
    )
    judge(shared.map(({name, mac}) => `${mac} of ${name}'s bridge is another member's, too`))
  }

/** F5: every member forwards, in general and on both of its interfaces where packets go in: the kernel asks the latter. */
const membersForward = (overlay: ContainerOverlay): Check =>
  everyMember(overlay, async ({place, bridge}) => {
    const underlay = overlay.envelope({address: overlay.addressOf(place)}).target
    const links = await place.json(['ip', '-json', '-4', 'addr', 'show', 'to', underlay], ipLinks)
    const keys = ['ip_forward', ...interfacesOf(bridge, links).map(name => `conf/${name}/forwarding`)]
    const files = keys.map(key => `/proc/sys/net/ipv4/${key}`)
    const {stdout} = await place.run(['grep', '-H', '', ...files])
    return keys.flatMap((key, index) => {
      const value = stdout.split('\n').find(line => line.startsWith(`${files[index]}:`))
      return difference(`net/ipv4/${key}`, '1', value?.split(':').at(-1) ?? 'unknown')
    })
  })

const interfacesOf = (bridge: OverlayLinks['bridge'], underlay: readonly IpLink[]): string[] => [
  ...new Set([...(bridge ? [bridge.ifname] : []), ...underlay.map(({ifname}) => ifname)]),
]

/** What is not there has no name. */
const names = ({bridge, tunnel}: OverlayLinks) => ({
  bridge: bridge?.ifname ?? 'the bridge',
  tunnel: tunnel?.ifname ?? 'the tunnel',
})

const everyMember =
  (overlay: ContainerOverlay, problemsOf: (member: Member) => string[] | Promise<string[]>): Check =>
  async context => {
    const members = await findMembers(overlay, context)
    const problems = await Promise.all(
      members.map(async member =>
        (await problemsOf(member)).map(problem => `${problem} on ${member.place.name}`),
      ),
    )
    judge(problems.flat())
  }

function judge(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new CheckFailed({expected: 'it holds on every member of the fan', got: problems.join('; ')})
}

const difference = (what: string, expected: unknown, got: unknown): string[] =>
  expected === got ? [] : [`${what} is ${got} instead of ${expected}`]

const findMembers = (overlay: ContainerOverlay, {lab}: Pick<CheckContext, 'lab'>): Promise<Member[]> =>
  Promise.all(placesOn(overlay, lab).map(async place => ({place, ...(await overlay.links(place))})))
