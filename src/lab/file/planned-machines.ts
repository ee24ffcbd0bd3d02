import {
  formatIpPrefix,
  type IpAddress,
  isHostIp,
  networkOfIp,
  parseIp,
  parseIpPrefix,
} from '../../process/ip-prefix.ts'
import type {LabFile} from './lab-file.ts'
import {givenAddresses} from './machine-definition.ts'
import {asList} from './values.ts'

type MachineOfFile = LabFile['machines'][string]

export interface PlannedMachine {
  name: string
  /** Its key in the file. */
  key: string
  /** From 0, among those of the key. */
  index: number
  machine: MachineOfFile
}

/** Every machine by its own name: numbered where the file says how many, else the one of that name. */
export const plannedMachines = ({machines}: LabFile): PlannedMachine[] =>
  Object.entries(machines).flatMap(([key, machine]) =>
    machine.count === undefined
      ? [{name: key, key, index: 0, machine}]
      : Array.from({length: machine.count}, (_, index) => ({
          name: `${key}-${index + 1}`,
          key,
          index,
          machine,
        })),
  )

/** Identity of an address in a lab. */
const idOf = ({family, value}: IpAddress): string => `${family} ${value}`

/**
 * Addresses of each machine by its networks. Of several machines the first has what the file gives, the others what
 * follows. What the file leaves open (dhcp) is the first free address of each of the network's prefixes.
 */
export function addressesOfMachines(file: LabFile): Map<string, Map<string, IpAddress[]>> {
  const machines = plannedMachines(file)
  const used = new Set(
    Object.values(file.networks).flatMap(({host}) =>
      host === undefined ? [] : asList(host).map(text => idOf(parseIp(text))),
    ),
  )
  const given = ({index, machine}: PlannedMachine, network: string): IpAddress[] =>
    givenAddresses(machine.networks[network] ?? []).map(text => {
      const {family, value} = parseIp(text)
      return {family, value: value + BigInt(index)}
    })
  for (const machine of machines)
    for (const network of Object.keys(machine.machine.networks))
      for (const address of given(machine, network)) used.add(idOf(address))
  const free = (subnet: string): IpAddress[] => {
    const prefix = networkOfIp(parseIpPrefix(subnet))
    let value = prefix.value + 1n
    while (used.has(idOf({family: prefix.family, value}))) value++
    const address = {family: prefix.family, value}
    used.add(idOf(address))
    return isHostIp(prefix, address) ? [address] : []
  }
  return new Map(
    machines.map(machine => {
      const entries = Object.keys(machine.machine.networks).map((network): [string, IpAddress[]] => {
        const own = given(machine, network)
        if (own.length > 0) return [network, own]
        const {subnet} = file.networks[network] ?? {subnet: []}
        return [network, asList(subnet).flatMap(free)]
      })
      return [machine.name, new Map(entries)]
    }),
  )
}

/** The addresses in the form of an interface: with the length of the network that each is in. */
export const withLengths = (addresses: readonly IpAddress[], subnets: readonly string[]): string[] =>
  addresses.map(address => {
    const prefix = subnets.map(parseIpPrefix).find(each => each.family === address.family)
    return formatIpPrefix({...address, length: prefix?.length ?? (address.family === 4 ? 32 : 128)})
  })
