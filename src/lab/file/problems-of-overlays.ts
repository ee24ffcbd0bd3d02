import {isHostIp, parseIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {plannedMachines} from './planned-machines.ts'
import {problemsOfWords} from './problems-of-words.ts'
import {unknownName} from './unknown-name.ts'
import {asList} from './values.ts'

export function problemsOfOverlays(file: LabFile): LocatedProblem[] {
  const {networks, machines, overlays} = file
  return Object.entries(overlays).flatMap(([name, overlay]) => {
    const path = ['overlays', name]
    const {over} = overlay
    const known = Object.keys(networks)
    const network = networks[over]
    if (!network) return [unknownName([...path, 'over'], 'name a network of this file', {value: over, known})]
    if (overlay.type === 'fan') {
      const hasIpv4 = asList(network.subnet).some(subnet => !subnet.includes(':'))
      return [
        ...(hasIpv4
          ? []
          : [
              {
                path: [...path, 'over'],
                rule: 'must have an IPv4 subnet: a fan computes its addresses from IPv4 ones',
                value: over,
              },
            ]),
        ...problemsOfWords(file, [...path, 'members'], overlay.members ?? [], Object.keys(file.groups)),
        ...(hasIpv4 ? problemsOfMembers(file, path, overlay) : []),
      ]
    }
    const used = new Map<string, string>()
    const ofMtu = problemsOfMtu(path, network, overlay.mtu)
    const ofMembers = Object.entries(overlay.members).flatMap(([machine, addresses]): LocatedProblem[] => {
      const at = [...path, 'members', machine]
      const own = machines[machine]
      if (!own)
        return [
          unknownName(at, 'name a machine of this file', {
            value: machine,
            known: Object.keys(machines),
            isKey: true,
          }),
        ]
      if (!Object.hasOwn(own.networks, over))
        return [{path: at, rule: `must be on network ${over}, over which the overlay runs`, isKey: true}]
      return asList(addresses).flatMap(value => {
        const twin = used.get(value)
        used.set(value, machine)
        if (twin !== undefined) return [{path: at, rule: `must be free: ${twin} has it`, value}]
        return asList(overlay.prefix).some(prefix => isHostIp(parseIpPrefix(prefix), parseIp(value)))
          ? []
          : [
              {
                path: at,
                rule: `must be an address of a host in ${asList(overlay.prefix).join(' or ')}`,
                value,
              },
            ]
      })
    })
    return [...ofMtu, ...ofMembers]
  })
}

/** Bytes around each packet: Ethernet, UDP and VXLAN, and the IP of the network below. */
function problemsOfMtu(
  path: string[],
  {mtu, subnet}: LabFile['networks'][string],
  own: number | undefined,
): LocatedProblem[] {
  const most = mtu - (asList(subnet).some(text => text.includes(':')) ? 70 : 50)
  if (own === undefined || own <= most) return []
  const rule = `must be at most ${most}, what the network below leaves of its ${mtu} bytes`
  return [{path: [...path, 'mtu'], rule, value: own}]
}

/** Whoever is on a fan has an address on the network below, from which that on the fan follows. */
function problemsOfMembers(
  file: LabFile,
  path: string[],
  {over, members}: {over: string; members?: readonly string[] | undefined},
): LocatedProblem[] {
  const machines = plannedMachines(file)
  const names = members ? membersOf(file, members).names : machines.map(({name}) => name)
  const isThere = (name: string): boolean =>
    name === 'host'
      ? file.networks[over]?.host !== undefined
      : machines.some(each => each.name === name && Object.hasOwn(each.machine.networks, over))
  const strangers = names.filter(name => !isThere(name))
  if (strangers.length === 0) return []
  const rule = `must be on network ${over}, over which the fan runs: ${strangers.join(', ')} ${strangers.length > 1 ? 'are' : 'is'} not`
  return members
    ? [{path: [...path, 'members'], rule}]
    : [{path, rule: `has all machines as members, which ${rule}`, isKey: true, remedy: 'list its members'}]
}
