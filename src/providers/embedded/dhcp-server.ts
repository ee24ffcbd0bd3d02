import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {LabSpec, MachineSpec, NetworkSpec} from '../provider.ts'
import {isV6, withoutLength} from './address-family.ts'
import {hardwareAddress} from './hardware-address.ts'
import {bridgeOf} from './lab-devices.ts'
import type {LabPaths} from './paths.ts'

export const networksWithDhcp = ({networks}: Pick<LabSpec, 'networks'>): NetworkSpec[] =>
  networks.filter(({addressing}) => addressing === 'dhcp')

/** Command line of the DHCP server of all networks that have one; it serves reservations only, one file for each machine. */
export function dnsmasqCommand(paths: LabPaths, lab: Pick<LabSpec, 'networks'>): string[] {
  const served = networksWithDhcp(lab).flatMap(({name, prefixes, host}) => {
    const [prefix = '', router = ''] = [prefixes, host].map(ipv4Of)
    return [
      `--interface=${bridgeOf(lab.networks, name)}`,
      `--dhcp-range=set:${name},${prefix},static,infinite`,
      // The machine's own file says whether it wants it.
      `--dhcp-option=tag:${name},option:router,${router}`,
    ]
  })
  return [
    'dnsmasq',
    '--conf-file=/dev/null',
    '--port=0',
    '--except-interface=lo',
    '--bind-interfaces',
    '--user=root',
    ...served,
    `--dhcp-hostsdir=${paths.reservations}`,
    `--dhcp-leasefile=${paths.leases}`,
    // Not authoritative: it would refuse what a machine asks of another server of the lab.
    // Without it every lease waits for a ping that nobody answers.
    '--no-ping',
    `--pid-file=${paths.dnsmasqPid}`,
    `--log-facility=${paths.dnsmasqLog}`,
  ]
}

const ipv4Of = (addresses: readonly string[]): string =>
  withoutLength(addresses.find(address => !isV6(address)) ?? '')

/** Reserves the machine's addresses on networks with DHCP. The server sees the new file by itself. */
export async function reserveAddresses(
  paths: LabPaths,
  lab: Pick<LabSpec, 'networks'>,
  {name, interfaces}: Pick<MachineSpec, 'name' | 'interfaces'>,
): Promise<void> {
  const served = new Set(networksWithDhcp(lab).map(network => network.name))
  const lines = interfaces
    .filter(({network}) => served.has(network))
    .map(each => `${hardwareAddress(name, each)},${ipv4Of(each.addresses)},${name},infinite\n`)
  if (lines.length > 0) await writeFile(join(paths.reservations, name), lines.join(''))
}
