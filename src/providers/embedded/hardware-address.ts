import {createHash} from 'node:crypto'
import type {InterfaceSpec} from '../provider.ts'
import {isV6, withoutLength} from './address-family.ts'

/**
 * A locally administered address, the same after each start: it follows from the interface's IPv4 address or, without
 * one, from the machine's name and the device.
 */
export function hardwareAddress(
  machine: string,
  {device, addresses}: Pick<InterfaceSpec, 'device' | 'addresses'>,
): string {
  const ipv4 = addresses.find(address => !isV6(address))
  if (ipv4 !== undefined) return ['02', 'fa', ...withoutLength(ipv4).split('.').map(hexOf)].join(':')
  const digest = createHash('sha256').update(`${machine} ${device}`).digest()
  return ['02', 'fb', ...[...digest.subarray(0, 4)].map(hexOf)].join(':')
}

const hexOf = (byte: number | string): string => Number(byte).toString(16).padStart(2, '0')
