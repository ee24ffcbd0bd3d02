import {
  contains,
  formatAddress,
  formatPrefix,
  hostBits,
  networkOf,
  type Prefix,
} from '../../process/prefix.ts'

/**
 * The fan's arithmetic: every underlay address owns a slice of the overlay, found by moving its host bits up
 * to just behind the overlay's network bits. No table, no peer list. Ubuntu's kernel, fanctl and LXD agree on it.
 */

/** Bytes that VXLAN over IPv4 puts around a frame: 20 IP + 8 UDP + 8 VXLAN + 14 Ethernet. */
const vxlanOverhead = 50

/** UDP port of a fan's packets: the kernel's own default for VXLAN, which fanctl and LXD leave as it is. */
export const fanPort = 8472

/** The prefix length of each machine's slice: the overlay's length and the underlay's host bits together. */
export function sliceLength(underlay: Prefix, overlay: Prefix): number {
  return overlay.length + 32 - underlay.length
}

/** The part of the overlay that belongs to a machine: 10.79.89.225 has 240.225.0.0/16. */
export function sliceOf(underlayAddress: number, underlay: Prefix, overlay: Prefix): Prefix {
  if (!contains(underlay, underlayAddress)) {
    const text = formatAddress(underlayAddress)
    throw new Error(`cannot map ${text}: it is not in the underlay ${formatPrefix(networkOf(underlay))}`)
  }
  const host = hostBits(underlayAddress, underlay.length)
  if (host === 0 || host === hostBits(0xffffffff, underlay.length)) {
    const which = host === 0 ? 'zero: the network itself' : 'one: the broadcast address'
    throw new Error(`cannot map ${formatAddress(underlayAddress)}: its host bits are all ${which}`)
  }
  const length = sliceLength(underlay, overlay)
  // Multiplied, not shifted: a shift by 32 would be a shift by 0.
  const base = networkOf(overlay).address + host * 2 ** (32 - length)
  return {address: base, length}
}

/** The address of a machine's own fan bridge, the first of its slice. The bridge has the overlay's length. */
export function fanAddress(underlayAddress: number, underlay: Prefix, overlay: Prefix): number {
  return sliceOf(underlayAddress, underlay, overlay).address + 1
}

/** The machine whose slice holds an overlay address: where the tunnel sends the packet. */
export function underlayOf(overlayAddress: number, underlay: Prefix, overlay: Prefix): number {
  if (!contains(overlay, overlayAddress)) {
    const text = formatAddress(overlayAddress)
    throw new Error(`cannot map ${text} back: it is not in the overlay ${formatPrefix(networkOf(overlay))}`)
  }
  const host = hostBits(overlayAddress, overlay.length) >>> (32 - sliceLength(underlay, overlay))
  return (networkOf(underlay).address | host) >>> 0
}

/** The VXLAN network identifier Ubuntu's fanctl and LXD give an overlay: 240.0.0.0/8 has 15728640. */
export function vni(overlay: Prefix): number {
  return networkOf(overlay).address >>> 8
}

/** What fits in one packet of the overlay. */
export function overlayMtu(underlayMtu: number): number {
  return underlayMtu - vxlanOverhead
}

/** The bridge's name by Ubuntu's rule: the overlay's significant octets, as in fan-240 and fan-172-31. */
export function bridgeName(overlay: Prefix): string {
  const octets = formatAddress(networkOf(overlay).address).split('.')
  return ['fan', ...octets.slice(0, Math.max(1, Math.ceil(overlay.length / 8)))].join('-')
}
