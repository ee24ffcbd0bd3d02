import {linksOf} from '../../lab/links.ts'
import {LabError} from '../../process/lab-error.ts'
import {optionName} from '../../process/option-name.ts'
import {contains, formatAddress, formatPrefix, parseAddress} from '../../process/prefix.ts'
import {shownValue} from '../../process/shown-value.ts'
import type {Named, Overlay} from '../overlay.ts'
import {evidenceOfFan} from './evidence-of-fan.ts'
import {installFan} from './install-fan.ts'
import {invariantsOfFan} from './invariants.ts'
import {joinFan, leaveFan} from './join-fan.ts'
import {linksOfFan} from './links-of-fan.ts'
import {bridgeName, fanAddress, overlayMtu, sliceOf, underlayOf, vni} from './mapping.ts'
import {persistFan} from './persist-fan.ts'
import {unlikeToPersistFan} from './persistence-problems.ts'
import {problemsOfFan, type UnderFan} from './problems-of-fan.ts'
import {tellFanEngines} from './tell-fan-engines.ts'

/** The fan over a lab's network: all of it follows from the two prefixes. Throws a LabError where it does not fit. */
export function fanOver(topology: UnderFan): Overlay {
  const {underlay, overlay: prefix} = topology
  const problems = problemsOfFan(topology)
  if (problems.length > 0) {
    throw new LabError(
      `cannot put a fan ${formatPrefix(prefix)} over the machines' network ${formatPrefix(underlay)}: ${problems.join('; ')}`,
      {hint: `choose another ${optionName('overlay')}, or give the machines a network of /24 or /16`},
    )
  }
  const owns = (address: string): boolean => contains(prefix, parseAddress(address))
  const underlayAddress = (place: Named): string => formatAddress(underlayAddressOf(topology, place))
  const overlay: Overlay = {
    type: 'fan',
    prefix,
    underlay,
    mtu: overlayMtu(topology.mtu),
    vni: vni(prefix),
    bridge: bridgeName(prefix),
    addressOf: place => formatAddress(fanAddress(underlayAddressOf(topology, place), underlay, prefix)),
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
    links: async place => linksOfFan(prefix, await linksOf(place)),
    linksAmong: links => linksOfFan(prefix, links),
    tell: tellFanEngines,
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
