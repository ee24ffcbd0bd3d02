import {type Link, linksOf} from '../../lab/links.ts'
import type {VxlanPlan} from '../../lab/overlay-plan.ts'
import type {Topology} from '../../lab/topology.ts'
import {containsIp, parseIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import {LabError} from '../../process/lab-error.ts'
import {shownValue} from '../../process/shown-value.ts'
import type {Named, Overlay, OverlayLinks} from '../overlay.ts'
import {evidenceOfVxlan} from './evidence-of-vxlan.ts'
import {invariantsOfVxlan} from './invariants.ts'
import {underlayAddresses} from './underlay-addresses.ts'
import type {VxlanMember} from './vxlan-member.ts'

/** A VXLAN over a network of the lab. Its members are each other's peers; nobody else learns of them. */
export function vxlanOver(topology: Topology, plan: VxlanPlan): Overlay {
  const {name, prefixes, vni, port, mtu} = plan
  const peers = underlayAddresses(topology, plan)
  const networks = prefixes.map(parseIpPrefix)
  const owns = (address: string): boolean => networks.some(network => containsIp(network, parseIp(address)))
  const addressesOf = (place: Named): string[] => memberOf(plan, place).map(withoutLength)
  const member = (place: Named): VxlanMember => {
    const addresses = memberOf(plan, place)
    const own = peers.get(place.name)
    if (own === undefined)
      throw new LabError(`cannot find the address of ${place.name} on ${plan.over}, which carries ${name}`)
    const others = [...peers].filter(([other]) => other !== place.name).map(([, address]) => address)
    return {plan, addresses, underlay: own, peers: others}
  }
  const linksAmong = (links: readonly Link[]): OverlayLinks => ({
    bridge: undefined,
    tunnel: links.find(({ifname, kind}) => ifname === plan.interface && kind === 'vxlan'),
  })
  const overlay: Overlay = {
    ...{type: 'vxlan', name, prefixes, vni, port, mtu},
    searchesAll: true,
    members: Object.keys(plan.members).filter(each => !plan.joinLater.includes(each)),
    addressOf: place => addressesOf(place)[0] ?? '',
    addressesOf,
    owns,
    links: async place => linksAmong(await linksOf(place)),
    linksAmong,
    envelope({address}) {
      const [to] =
        Object.entries(plan.members).find(([, own]) => own.map(withoutLength).includes(address)) ?? []
      const target = to === undefined ? undefined : peers.get(to)
      if (target === undefined)
        throw new LabError(`cannot find the machine of ${address}: no member of ${name} has it`)
      return {target, vni}
    },
    async tell({fact}) {
      fact(`vxlan ${name}`, `VNI ${vni}, UDP port ${port}, over ${plan.over}`)
    },
    needs: () => [{command: 'bridge', package: 'iproute2'}],
    // The kernel and its ordinary tools have it all.
    install: async () => {},
    // Loaded later: most labs have no VXLAN.
    join: async place => (await joining()).joinVxlan(place, member(place)),
    leave: async place => (await joining()).leaveVxlan(place, plan.interface),
    persist: async place => (await persisting()).persistVxlan(place, member(place)),
    unlikeToPersist: async place => (await persisting()).unlikeToPersistVxlan(place, member(place)),
    evidence: evidenceOfVxlan,
    get invariants() {
      return invariantsOfVxlan(overlay, member)
    },
  }
  return overlay
}

const joining = () => import('./join-vxlan.ts')
const persisting = () => import('./persist-vxlan.ts')

const withoutLength = (text: string): string => text.replace(/\/.*/, '')

function memberOf({name, members}: VxlanPlan, place: Named): readonly string[] {
  const own = Object.hasOwn(members, place.name) ? members[place.name] : undefined
  if (own) return own
  throw new LabError(`cannot find the address of ${shownValue(place.name)} on ${name}: it is no member`)
}
