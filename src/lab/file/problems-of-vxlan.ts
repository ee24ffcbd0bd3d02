import {formatIp, type IpAddress, isHostIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {addressesOfMembers, carryingFamily, largestMtu, type VxlanOfFile} from './overlay-plans.ts'
import {addressesOfMachines, plannedMachines} from './planned-machines.ts'
import {unknownName} from './unknown-name.ts'
import {asList} from './values.ts'

/** The least that a link has to carry of IPv6. */
const leastOfIpv6 = 1280

/** Of one VXLAN, and of the network below it. */
export const problemsOfVxlan = (file: LabFile, path: string[], vxlan: VxlanOfFile): LocatedProblem[] => [
  ...problemsOfMtu(file, path, vxlan),
  ...problemsOfPlaces(file, path, vxlan),
  ...problemsOfAddresses(file, path, vxlan),
]

function problemsOfMtu(file: LabFile, path: string[], vxlan: VxlanOfFile): LocatedProblem[] {
  const most = largestMtu(file, vxlan)
  const {mtu, over} = vxlan
  const below = file.networks[over]?.mtu
  const rule = `must be at most ${most}, what the network below leaves of its ${below} bytes`
  const hasIpv6 = asList(vxlan.prefix).some(text => text.includes(':'))
  return [
    ...(mtu !== undefined && mtu > most ? [{path: [...path, 'mtu'], rule, value: mtu}] : []),
    ...(mtu === undefined && hasIpv6 && most < leastOfIpv6
      ? [
          {
            path: [...path, 'over'],
            rule: `must leave ${leastOfIpv6} bytes for IPv6: of its ${below} it leaves ${most}`,
            value: over,
            remedy: `give ${over} a larger mtu`,
          },
        ]
      : []),
  ]
}

/** Members are machines that the packets of others can reach. */
function problemsOfPlaces(file: LabFile, path: string[], vxlan: VxlanOfFile): LocatedProblem[] {
  const {over} = vxlan
  const family = carryingFamily(file, vxlan)
  const addresses = addressesOfMachines(file)
  return Object.keys(vxlan.members).flatMap((key): LocatedProblem[] => {
    const at = [...path, 'members', key]
    const own = plannedMachines(file).filter(machine => machine.key === key)
    if (own.length === 0) {
      const known = {value: key, known: Object.keys(file.machines), isKey: true}
      return [unknownName(at, 'name a machine of this file', known)]
    }
    if (!own.every(({machine}) => Object.hasOwn(machine.networks, over)))
      return [{path: at, rule: `must be on network ${over}, over which the overlay runs`, isKey: true}]
    if (
      own.every(({name}) =>
        addresses
          .get(name)
          ?.get(over)
          ?.some(each => each.family === family),
      )
    )
      return []
    const rule = `must have an IPv${family} address on network ${over}, between which the packets travel`
    return [{path: at, rule, isKey: true}]
  })
}

/** Of its members there: each in the prefix, none twice. */
function problemsOfAddresses(file: LabFile, path: string[], vxlan: VxlanOfFile): LocatedProblem[] {
  const prefixes = asList(vxlan.prefix)
  const used = new Map<string, string>()
  const told = new Set<string>()
  const keys = new Map(plannedMachines(file).map(({name, key}) => [name, key]))
  const problemOf = (
    name: string,
    address: IpAddress,
  ): Pick<LocatedProblem, 'rule' | 'value'> | undefined => {
    const value = formatIp(address)
    const twin = used.get(value)
    used.set(value, name)
    if (twin !== undefined) return {rule: `must be free: ${twin} has it`, value}
    if (prefixes.some(prefix => isHostIp(parseIpPrefix(prefix), address))) return undefined
    return {rule: `must be an address of a host in ${prefixes.join(' or ')}`, value}
  }
  return [...addressesOfMembers(file, vxlan)].flatMap(([name, own]) =>
    own.flatMap(address => {
      const problem = problemOf(name, address)
      const key = keys.get(name) ?? name
      // Of several machines by one key the first that does not fit says it for all.
      if (!problem || told.has(key)) return []
      told.add(key)
      const remedy = key === name ? undefined : `it would be that of ${name}`
      return [{path: [...path, 'members', key], ...problem, ...(remedy !== undefined && {remedy})}]
    }),
  )
}
