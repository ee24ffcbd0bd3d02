import {isV6, withoutLength} from '../embedded/address-family.ts'
import {hardwareAddress} from '../embedded/hardware-address.ts'
import type {LabSpec, MachineSpec} from '../provider.ts'
import {type Kept, networkInToken, portInToken} from './settings.ts'

/** Whether this host has the other ends of the machines' links, by names of the lab's own. */
export const hasPorts = ({remote, vm, ownNetwork, networks}: Kept): boolean =>
  remote === null && !vm && (ownNetwork !== null || networks !== undefined)

type Devices = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * The network devices of a machine, as LXD's API takes them, in a lab whose networks are LXD's on this host; none where
 * the machine has that of the project's profile.
 */
export function nicDevices(
  kept: Kept,
  lab: Pick<LabSpec, 'networks'>,
  {name, interfaces}: Pick<MachineSpec, 'name' | 'interfaces'>,
): Devices {
  if (!hasPorts(kept)) return {}
  const {ownNetwork, token} = kept
  const port = (index: number): string => portInToken(token, name, index)
  if (ownNetwork !== null) return {eth0: {type: 'nic', name: 'eth0', network: ownNetwork, host_name: port(0)}}
  return Object.fromEntries(
    interfaces.map((each, index) => {
      const addressing = lab.networks.find(network => network.name === each.network)?.addressing
      const ipv4 = each.addresses.find(address => !isV6(address))
      // The server of such a network gives it by DHCP.
      const served = addressing === 'dhcp' && ipv4 !== undefined
      return [
        each.device,
        {
          ...{
            type: 'nic',
            name: each.device,
            network: networkInToken(token, each.network),
            host_name: port(index),
          },
          hwaddr: hardwareAddress(name, each),
          ...(served && {'ipv4.address': withoutLength(ipv4)}),
        },
      ]
    }),
  )
}
