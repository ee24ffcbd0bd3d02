import {
  contains,
  formatPrefix,
  hostBits,
  networkOf,
  overlap,
  type Prefix,
  parseAddress,
  parsePrefix,
} from '../../process/prefix.ts'
import {type LabFile, roles} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {endpointNames, membersOf} from './members-of.ts'
import {namesOfContainers} from './names-of-containers.ts'

/** What each value may be was looked at before; these are the rules between values. */
export function problemsOfReferences(file: LabFile): LocatedProblem[] {
  return [
    ...problemsOfNetworks(file),
    ...problemsOfAddresses(file),
    ...problemsOfOverlays(file),
    ...problemsOfContainers(file),
    ...problemsOfNames(file),
    ...problemsOfGroups(file),
    ...problemsOfExpectations(file),
  ]
}

function problemsOfNetworks({networks}: LabFile): LocatedProblem[] {
  const known: [string, Prefix][] = []
  return Object.entries(networks).flatMap(([name, {subnet}]) => {
    const path = ['networks', name, 'subnet']
    const prefix = parsePrefix(subnet)
    const twin = known.find(([, other]) => overlap(prefix, other))
    known.push([name, prefix])
    const own = formatPrefix(networkOf(prefix))
    return [
      ...(own === subnet ? [] : [{path, rule: `must have no host bits set, as ${own}`, value: subnet}]),
      ...(twin ? [{path, rule: `must not overlap that of network ${twin[0]}`, value: subnet}] : []),
    ]
  })
}

/** Of machines and of the host: each in its network, none twice. */
function problemsOfAddresses({networks, machines}: LabFile): LocatedProblem[] {
  const used = new Map<string, string>()
  const problemsOf = (path: string[], network: string, address: string, whose: string): LocatedProblem[] => {
    const subnet = networks[network]?.subnet
    if (subnet === undefined)
      return [{path, rule: `must name a network of this file: ${listed(Object.keys(networks))}`, isKey: true}]
    const key = `${network} ${address}`
    const twin = used.get(key)
    used.set(key, whose)
    if (twin !== undefined) return [{path, rule: `must be free: ${twin} has it`, value: address}]
    if (isHost(parsePrefix(subnet), parseAddress(address))) return []
    return [{path, rule: `must be an address of a host in ${subnet}`, value: address}]
  }
  const ofHost = Object.entries(networks).flatMap(([name, {host}]) =>
    host === undefined ? [] : problemsOf(['networks', name, 'host'], name, host, 'the host'),
  )
  const ofMachines = Object.entries(machines).flatMap(([machine, {networks: own}]) => {
    if (Object.keys(own).length === 0)
      return [{path: ['machines', machine, 'networks'], rule: 'must name a network, with the address there'}]
    return Object.entries(own).flatMap(([network, address]) =>
      problemsOf(['machines', machine, 'networks', network], network, address, `machine ${machine}`),
    )
  })
  return [...ofHost, ...ofMachines]
}

/** Neither the network's own address nor its broadcast address. */
function isHost(subnet: Prefix, address: number): boolean {
  const bits = hostBits(address, subnet.length)
  return contains(subnet, address) && bits !== 0 && bits !== 2 ** (32 - subnet.length) - 1
}

function problemsOfOverlays({networks, overlays}: LabFile): LocatedProblem[] {
  return Object.entries(overlays).flatMap(([name, {over}]) =>
    Object.hasOwn(networks, over)
      ? []
      : [
          {
            path: ['overlays', name, 'over'],
            rule: `must name a network of this file: ${listed(Object.keys(networks))}`,
            value: over,
          },
        ],
  )
}

function problemsOfContainers({networks, overlays, machines, containers}: LabFile): LocatedProblem[] {
  const segments = [...Object.keys(networks), ...Object.keys(overlays)]
  const places = [...Object.keys(machines), ...roles.filter(role => role !== 'plain')]
  return Object.entries(containers).flatMap(([name, {on, network}]) => {
    const problems: LocatedProblem[] = []
    const path = ['containers', name]
    if (!segments.includes(network)) {
      const rule = `must name a network or overlay of this file: ${listed(segments)}`
      problems.push({path: [...path, 'network'], rule, value: network})
    }
    if (!places.includes(on)) {
      const rule = `must name a machine or a role: ${listed(places)}`
      problems.push({path: [...path, 'on'], rule, value: on})
    } else if (!Object.hasOwn(machines, on) && !Object.values(machines).some(({role}) => role === on))
      problems.push({path: [...path, 'on'], rule: 'must be a role that a machine has', value: on})
    return problems
  })
}

/** Everybody who can be asked has a name of his own. */
function problemsOfNames(file: LabFile): LocatedProblem[] {
  const used = new Map([['host', 'the host']])
  return [
    ...Object.keys(file.machines).map(name => ({name, path: ['machines', name], whose: 'a machine'})),
    ...Object.keys(file.containers).flatMap(key =>
      namesOfContainers(file, key).map(name => ({name, path: ['containers', key], whose: 'a container'})),
    ),
  ].flatMap(({name, path, whose}) => {
    const twin = used.get(name)
    used.set(name, whose)
    return twin === undefined
      ? []
      : [{path, rule: `must not give the name ${name}: ${twin} has it`, isKey: true}]
  })
}

function problemsOfGroups(file: LabFile): LocatedProblem[] {
  const groups = Object.keys(file.groups)
  const endpoints = endpointNames(file)
  return groups.flatMap((name, index) => {
    const path = ['groups', name]
    const above = groups.slice(0, index)
    const twin = endpoints.includes(name)
      ? [{path, rule: 'must not have the name of an endpoint: choose another', isKey: true}]
      : []
    return [...twin, ...problemsOfWords(file, path, file.groups[name] ?? [], above)]
  })
}

function problemsOfExpectations(file: LabFile): LocatedProblem[] {
  const groups = Object.keys(file.groups)
  return file.expect.flatMap(({from, to}, index) => {
    const path = ['expect', String(index)]
    return [
      ...problemsOfWords(file, [...path, 'from'], from, groups),
      ...problemsOfWords(file, [...path, 'to'], to, groups),
    ]
  })
}

function problemsOfWords(
  file: LabFile,
  path: readonly string[],
  words: readonly string[],
  groups: readonly string[],
): LocatedProblem[] {
  const known = [...endpointNames(file), ...groups]
  return membersOf(file, words, groups).unknown.map(value => ({
    path,
    rule: `must stand for somebody who is there when the lab is up: ${listed(known)}`,
    value,
  }))
}

const listed = (names: readonly string[]): string => names.join(', ') || 'there is none'
