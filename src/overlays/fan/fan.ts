import {type Link, linksOf} from '../../lab/links.ts'
import type {FanPlan} from '../../lab/overlay-plan.ts'
import {LabError} from '../../process/lab-error.ts'
import {optionName} from '../../process/option-name.ts'
import {contains, formatAddress, formatPrefix, parseAddress} from '../../process/prefix.ts'
import {shownValue} from '../../process/shown-value.ts'
import type {ContainerOverlay, Named, OverlayLinks} from '../overlay.ts'
import {evidenceOfFan} from './evidence-of-fan.ts'
import {installFan} from './install-fan.ts'
import {invariantsOfFan} from './invariants.ts'
import {joinFan, leaveFan} from './join-fan.ts'
import {linksOfFan} from './links-of-fan.ts'
import {bridgeName, fanAddress, fanPort, overlayMtu, sliceOf, underlayOf, vni} from './mapping.ts'
import {persistFan} from './persist-fan.ts'
import {unlikeToPersistFan} from './persistence-problems.ts'
import {problemsOfFan, type UnderFan} from './problems-of-fan.ts'
import {tellFanEngines} from './tell-fan-engines.ts'

/** The fan over a lab's network: all of it follows from the two prefixes. Throws a LabError where it does not fit. */
export function fanOver(topology: UnderFan, plan: FanPlan): ContainerOverlay {
  const {underlay} = topology
  const {name, prefix, joinLater} = plan
  const members = plan.members.filter(each => !joinLater.includes(each))
  const problems = problemsOfFan(topology, plan)
  if (problems.length > 0) {
    throw new LabError(
      `cannot put a fan ${formatPrefix(prefix)} over the machines' network ${formatPrefix(underlay)}: ${problems.join('; ')}`,
      {hint: `choose another ${optionName('overlay')}, or give the machines a network of /24 or /16`},
    )
  }
  const owns = (address: string): boolean => contains(prefix, parseAddress(address))
  const underlayAddress = (place: Named): string => formatAddress(underlayAddressOf(topology, place))
  const addressOf = (place: Named): string =>
    formatAddress(fanAddress(underlayAddressOf(topology, place), underlay, prefix))
  // A tunnel of a broken fan is told from others by these being others' alone.
  const others = topology.overlays.flatMap(each => (each.type === 'vxlan' ? [each.interface] : []))
  const linksAmong = (links: readonly Link[]): OverlayLinks =>
    linksOfFan(
      prefix,
      links.filter(({ifname}) => !others.includes(ifname)),
    )
  const overlay: ContainerOverlay = {
    ...{type: 'fan', name, members, prefix, underlay, prefixes: [formatPrefix(prefix)]},
    mtu: overlayMtu(topology.mtu),
    ...{vni: vni(prefix), port: fanPort},
    // An address tells its machine.
    searchesAll: false,
    bridge: bridgeName(prefix),
    addressOf,
    addressesOf: place => [addressOf(place)],
    sliceOf: place => sliceOf(underlayAddressOf(topology, place), underlay, prefix),
    owns,
    envelope({address}) {
      if (!owns(address))
        throw new LabError(`cannot find the machine of ${address}: it is not in ${formatPrefix(prefix)}`)
      return {
        target: formatAddress(underlayOf(parseAddress(address), underlay, prefix)),
        vni: vni(prefix),
      }
    },
    links: async place => linksAmong(await linksOf(place)),
    linksAmong,
    tell: context => tellFanEngines(overlay, context),
    // Ubuntu's own fanctl; where the kernel has no fan, the engine brings another one.
    needs: ({id}) => (id === 'ubuntu' ? [{command: '/usr/sbin/fanctl', package: 'ubuntu-fan'}] : []),
    install: installFan,
    join: place => joinFan(overlay, place, underlayAddress(place)),
    leave: place => leaveFan(overlay, place, underlayAddress(place)),
    persist: place => persistFan(overlay, place, underlayAddress(place)),
    unlikeToPersist: unlikeToPersistFan,
    evidence: evidenceOfFan,
    get invariants() {
      return invariantsOfFan(overlay)
    },
  }
  return overlay
}

function underlayAddressOf({hostAddress, machines, later}: UnderFan, {name}: Named): number {
  if (name === 'host') return hostAddress
  const plan = [...machines, ...later].find(each => each.name === name)
  if (plan) return plan.address
  throw new LabError(`cannot find the overlay address of ${shownValue(name)}: the lab has no such machine`)
}
