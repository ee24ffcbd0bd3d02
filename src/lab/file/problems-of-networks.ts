import {
  formatIp,
  formatIpPrefix,
  type IpAddress,
  type IpPrefix,
  isHostIp,
  networkOfIp,
  overlapIp,
  parseIp,
  parseIpPrefix,
} from '../../process/ip-prefix.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {addressesOfMachines, plannedMachines} from './planned-machines.ts'
import {unknownName} from './unknown-name.ts'
import {asList} from './values.ts'

const shortest = {4: 8, 6: 16} as const
const longest = {4: 30, 6: 126} as const

/** Machines have these themselves, or nobody has. */
const reserved = ['127.0.0.0/8', '224.0.0.0/4', 'fe80::/10', 'ff00::/8'] as const

/** Of networks themselves, and of who is on them. */
export function problemsOfNetworks(file: LabFile): LocatedProblem[] {
  const ofSubnets = problemsOfSubnets(file)
  const wrong = new Set(ofSubnets.map(({path}) => path[1] ?? ''))
  return [...ofSubnets, ...problemsOfUse(file), ...problemsOfAddresses(file, wrong)]
}

function problemsOfSubnets({networks, overlays}: LabFile): LocatedProblem[] {
  const known: [string, IpPrefix][] = []
  const all = [
    ...Object.entries(networks).map(([name, {subnet}]) => ({
      whose: `network ${name}`,
      path: ['networks', name, 'subnet'],
      texts: asList(subnet),
    })),
    ...Object.entries(overlays).map(([name, {prefix}]) => ({
      whose: `overlay ${name}`,
      path: ['overlays', name, 'prefix'],
      texts: asList(prefix),
    })),
  ]
  return all.flatMap(({whose, path, texts}) => {
    const families = texts.map(text => parseIpPrefix(text).family)
    const twice = new Set(families).size < families.length
    return [
      ...(twice ? [{path, rule: 'must have one prefix of each family', value: texts}] : []),
      ...texts.flatMap(value => {
        const prefix = parseIpPrefix(value)
        const {family, length} = prefix
        const twin = known.find(([other, each]) => other !== whose && overlapIp(prefix, each))
        known.push([whose, prefix])
        const taken = reserved.find(each => overlapIp(prefix, parseIpPrefix(each)))
        const own = formatIpPrefix(networkOfIp(prefix))
        const [least, most] = [shortest[family], longest[family]]
        return [
          ...(own === formatIpPrefix(prefix)
            ? []
            : [{path, rule: `must have no host bits set, as ${own}`, value}]),
          ...(length < least || length > most
            ? [{path, rule: `must have a length from /${least} to /${most} in IPv${family}`, value}]
            : []),
          ...(taken === undefined
            ? []
            : [
                {
                  path,
                  rule: `must not overlap ${taken}, whose addresses no network can give`,
                  value,
                  remedy: 'choose another',
                },
              ]),
          ...(twin
            ? [{path, rule: `must not overlap that of ${twin[0]}`, value, remedy: 'choose another'}]
            : []),
        ]
      }),
    ]
  })
}

/** What a network is for, and who is there. */
function problemsOfUse(file: LabFile): LocatedProblem[] {
  const machines = plannedMachines(file)
  return Object.entries(file.networks).flatMap(([name, {host, dhcp, link = false, outside = false}]) => {
    const path = ['networks', name]
    const families = asList(host ?? []).map(text => parseIp(text).family)
    const hostHasIpv4 = asList(host ?? []).some(text => !text.includes(':'))
    const there = machines.filter(({machine}) => Object.hasOwn(machine.networks, name)).map(each => each.name)
    return [
      ...(new Set(families).size < families.length
        ? [
            {
              path: [...path, 'host'],
              rule: 'must be one address of each family',
              value: host,
              remedy: 'leave one out',
            },
          ]
        : []),
      ...(dhcp === true && !hostHasIpv4
        ? [
            {
              path: [...path, 'dhcp'],
              rule: 'needs an IPv4 address of the host there, which gives the others',
              remedy: 'add host, or leave dhcp out',
            },
          ]
        : []),
      ...(outside && !hostHasIpv4
        ? [
            {
              path: [...path, 'outside'],
              rule: 'needs an IPv4 address of the host there, by which the way out leads',
              remedy: 'add host',
            },
          ]
        : []),
      ...(link && host !== undefined
        ? [
            {
              path: [...path, 'host'],
              rule: 'must not be on a link, which has two machines and nobody else',
              value: host,
              remedy: 'leave host or link out',
            },
          ]
        : []),
      ...(link && there.length !== 2
        ? [
            {
              path: [...path, 'link'],
              rule: `must have exactly two machines; has ${there.join(', ') || 'none'}`,
              remedy: 'leave link out, or change who has an address there',
            },
          ]
        : []),
    ]
  })
}

/** Of machines and of the host: each in its network, unless that is wrong itself, none twice; and gateways. */
function problemsOfAddresses(file: LabFile, wrong: ReadonlySet<string>): LocatedProblem[] {
  const {networks} = file
  const used = new Map<string, string>()
  const problemOf = (
    path: string[],
    network: string,
    address: IpAddress,
    whose: string,
  ): LocatedProblem[] => {
    const key = `${address.family} ${address.value}`
    const twin = used.get(key)
    used.set(key, whose)
    const value = formatIp(address)
    if (twin !== undefined) return [{path, rule: `must be free: ${twin} has it`, value}]
    const subnets = asList(networks[network]?.subnet ?? [])
    if (subnets.some(subnet => isHostIp(parseIpPrefix(subnet), address))) return []
    return [{path, rule: `must be an address of a host in ${subnets.join(' or ')}`, value}]
  }
  const ofHost = Object.entries(networks).flatMap(([name, {host, link}]) =>
    wrong.has(name) || link
      ? []
      : asList(host ?? []).flatMap(text =>
          problemOf(['networks', name, 'host'], name, parseIp(text), 'the host'),
        ),
  )
  const addresses = addressesOfMachines(file)
  const told = new Set<string>()
  const machines = plannedMachines(file).filter(
    ({name}, index, all) => all.findIndex(each => each.name === name) === index,
  )
  const ofMachines = machines.flatMap(({name, key, index, machine}) => {
    const path = ['machines', key, 'networks']
    if (Object.keys(machine.networks).length === 0)
      return index > 0 ? [] : [{path, rule: 'must name a network, with the address there'}]
    return Object.entries(machine.networks).flatMap(([network, places]) => {
      const at = [...path, network]
      if (!Object.hasOwn(networks, network)) {
        const known = {value: network, known: Object.keys(networks), isKey: true}
        return index > 0 ? [] : [unknownName(at, 'name a network of this file', known)]
      }
      if (wrong.has(network)) return []
      const own = addresses.get(name)?.get(network) ?? []
      const problems =
        own.length === 0
          ? [{path: at, rule: `has no free address left for ${name}`, value: places}]
          : own.flatMap(address => problemOf(at, network, address, `machine ${name}`))
      // Of several machines by one key the first that does not fit says it for all.
      const place = at.join(' ')
      if (problems.length === 0 || told.has(place)) return []
      told.add(place)
      return index === 0 ? problems : problems.map(each => ({...each, remedy: `it would be that of ${name}`}))
    })
  })
  return [...ofHost, ...ofMachines, ...problemsOfGateways(file)]
}

function problemsOfGateways(file: LabFile): LocatedProblem[] {
  const {networks, machines} = file
  const addresses = addressesOfMachines(file)
  const planned = plannedMachines(file)
  return Object.entries(machines).flatMap(([name, {gateway, networks: own}]) => {
    const path = ['machines', name, 'gateway']
    const texts = asList(gateway ?? [])
    const ips = texts.map(parseIp)
    const subnets = Object.keys(own).flatMap(network => asList(networks[network]?.subnet ?? []))
    const ownAddresses = planned
      .filter(({key}) => key === name)
      .flatMap(each => [...(addresses.get(each.name)?.values() ?? [])].flat())
      .map(formatIp)
    return [
      ...(new Set(ips.map(({family}) => family)).size < ips.length
        ? [{path, rule: 'must be one default gateway of each family', value: texts, remedy: 'leave one out'}]
        : []),
      ...texts.flatMap((value, index) =>
        subnets.some(subnet => isHostIp(parseIpPrefix(subnet), ips[index] as IpAddress))
          ? ownAddresses.includes(formatIp(ips[index] as IpAddress))
            ? [
                {
                  path,
                  rule: 'must not be an address of the machine itself',
                  value,
                  remedy: 'name another machine’s',
                },
              ]
            : []
          : [
              {
                path,
                rule: `must be an address of a host in a network that the machine is on: ${subnets.join(', ') || 'there is none'}`,
                value,
              },
            ],
      ),
    ]
  })
}
