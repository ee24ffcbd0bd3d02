import {BlockList} from 'node:net'
import type {InterfaceSpec, LabSpec} from '../provider.ts'
import {isV6, withoutLength} from './address-family.ts'

const loopback = '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n'

/**
 * /etc/hosts of somebody with these interfaces: all machines and the host by name. Of a name's addresses those on a
 * network of his own come first, since some programs take the first one only.
 */
export function hostsFile(
  {networks, names}: Pick<LabSpec, 'networks' | 'names'>,
  interfaces: readonly Pick<InterfaceSpec, 'network'>[],
): string {
  const own = new Set(interfaces.map(({network}) => network))
  const near = subnets(networks.filter(({name}) => own.has(name)).flatMap(({prefixes}) => prefixes))
  const host = {name: 'host', addresses: networks.flatMap(network => network.host.map(withoutLength))}
  const lines = [...names, host].flatMap(({name, addresses}) => {
    const [first, then] = [true, false].map(isNear =>
      addresses.filter(address => near.check(address, familyOf(address)) === isNear),
    )
    return [...(first ?? []), ...(then ?? [])].map(address => `${address} ${name}\n`)
  })
  return loopback + lines.join('')
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isV6(address) ? 'ipv6' : 'ipv4')

function subnets(prefixes: readonly string[]): BlockList {
  const list = new BlockList()
  for (const prefix of prefixes)
    list.addSubnet(withoutLength(prefix), Number(prefix.split('/')[1]), familyOf(prefix))
  return list
}
