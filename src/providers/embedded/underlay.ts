import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {LabPaths} from './paths.ts'

/** The bridge that is the lab's underlay. It exists in the lab's network namespace only. */
export const underlayBridge = 'underlay'

/** A locally administered address that follows from the machine's underlay address, so it is the same after each start. */
export function hardwareAddress(address: string): string {
  const bytes = address.split('.').map(byte => Number(byte).toString(16).padStart(2, '0'))
  return ['02', 'fa', ...bytes].join(':')
}

/** Command line of the DHCP server; it serves reservations only, one file for each machine. */
export function dnsmasqCommand(paths: LabPaths, underlay: string, hostAddress: string): string[] {
  const [network] = underlay.split('/')
  return [
    'dnsmasq',
    '--conf-file=/dev/null',
    '--port=0',
    `--interface=${underlayBridge}`,
    '--except-interface=lo',
    '--bind-interfaces',
    '--user=root',
    `--dhcp-range=${network},static,infinite`,
    `--dhcp-hostsdir=${paths.reservations}`,
    `--dhcp-leasefile=${paths.leases}`,
    `--dhcp-option=option:router,${hostAddress}`,
    '--dhcp-authoritative',
    // Without it every lease waits for a ping that nobody answers.
    '--no-ping',
    `--pid-file=${paths.dnsmasqPid}`,
    `--log-facility=${paths.dnsmasqLog}`,
  ]
}

/** Reserves the address for the machine. The server sees the new file by itself. */
export async function reserveAddress(paths: LabPaths, machine: string, address: string): Promise<void> {
  await writeFile(
    join(paths.reservations, machine),
    `${hardwareAddress(address)},${address},${machine},infinite\n`,
  )
}
