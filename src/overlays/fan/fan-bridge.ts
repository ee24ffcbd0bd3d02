import {addressesOf} from '../../lab/addresses-of.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {ipLinks} from '../../process/ip-answer.ts'
import {overlayOf} from '../index.ts'

/** Name of the tunnel that fanctl makes for the first fan of a machine. */
export const tunnel = 'ftun0'

/** Names of all interfaces of a place. */
export async function interfacesOf(place: PlaceHandle): Promise<string[]> {
  const links = await place.json(['ip', '-json', 'link', 'show'], ipLinks)
  return links.map(({ifname}) => ifname)
}

/** P25: the command is there. */
export async function fanctlIsThere(place: PlaceHandle): Promise<void> {
  const {status} = await place.run(['fanctl', 'help'])
  expectEqual(`status of "fanctl help" on ${place.name}`, 0, status)
}

/** P27: joining made exactly two interfaces, bridge and tunnel, and the tunnel is a port of the bridge. */
export async function fanMadeTwoInterfaces(
  {lab}: CheckContext,
  place: PlaceHandle,
  before: readonly string[],
): Promise<void> {
  const made = (await interfacesOf(place)).filter(name => !before.includes(name))
  expectEqual(
    `new interfaces on ${place.name}`,
    [overlayOf(lab).bridge, tunnel].sort(),
    made.sort(),
    'ip link, on that machine',
  )
  await tunnelIsPort({lab}, place)
}

/** P44, P50: the tunnel is a port of the bridge. Without it everything looks healthy while the overlay is dead. */
export async function tunnelIsPort({lab}: CheckContext, place: PlaceHandle): Promise<void> {
  const ports = await place.run(['ls', `/sys/class/net/${overlayOf(lab).bridge}/brif`])
  const found = ports.stdout.split('\n').includes(tunnel)
  expectEqual(
    `${tunnel} on ${place.name}`,
    `a port of ${overlayOf(lab).bridge}`,
    found ? `a port of ${overlayOf(lab).bridge}` : `no port of it: ${(ports.stdout || ports.stderr).trim()}`,
  )
}

/** P28: the bridge has exactly the fan address, with the overlay's prefix length. */
export async function bridgeHasFanAddress(
  {lab}: CheckContext,
  place: PlaceHandle,
  address: string,
): Promise<void> {
  const got = (await addressesOf(place, overlayOf(lab).bridge)).join(', ') || 'no address'
  expectEqual(
    `${overlayOf(lab).bridge} on ${place.name}`,
    `${address}/${overlayOf(lab).prefix.length}`,
    got,
    `ip addr show ${overlayOf(lab).bridge}`,
  )
}
