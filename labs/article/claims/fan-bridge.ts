import {type CheckContext, expectEqual, ipLinks, overlayOf, type PlaceHandle} from '../../../src/api/index.ts'

/** Name of the tunnel that fanctl makes for the first fan of a machine. */
const tunnelName = 'ftun0'

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
    [overlayOf(lab).bridge, tunnelName].sort(),
    made.sort(),
    'ip link, on that machine',
  )
  await tunnelIsPort({lab}, place)
}

/** P44, P50: the tunnel is a port of the bridge. Without it everything looks healthy while the overlay is dead. */
export async function tunnelIsPort({lab}: CheckContext, place: PlaceHandle): Promise<void> {
  const overlay = overlayOf(lab)
  const {tunnel} = await overlay.links(place)
  const got = tunnel ? (tunnel.master ?? 'nothing') : 'nothing: it is not there'
  expectEqual(`${tunnelName} on ${place.name} is a port of`, overlay.bridge, got)
}

/** P28: the bridge has exactly the fan address, with the overlay's prefix length. */
export async function bridgeHasFanAddress({lab}: CheckContext, place: PlaceHandle): Promise<void> {
  const overlay = overlayOf(lab)
  const {bridge} = await overlay.links(place)
  const addresses = (bridge?.addr_info ?? [])
    .filter(({family}) => family === 'inet')
    .map(({local, prefixlen}) => `${local}/${prefixlen}`)
  expectEqual(
    `${overlay.bridge} on ${place.name}`,
    `${overlay.addressOf(place)}/${overlay.prefix.length}`,
    addresses.join(', ') || 'no address',
    `ip addr show ${overlay.bridge}`,
  )
}
