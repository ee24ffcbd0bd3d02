import {formatPrefix, hostBits, networkOf, overlap, type Prefix} from '../../process/prefix.ts'
import {sliceLength} from './mapping.ts'

/**
 * Blocks that no machine routes as ordinary unicast, so that neither network can live there. 240/4 is none of them: Linux
 * does route it, and a lab whose underlay is 250.79.89.0/24 works.
 */
const reserved: readonly (Prefix & {is: string})[] = [
  {address: 0x00000000, length: 8, is: '"this network"'},
  {address: 0x7f000000, length: 8, is: 'loopback'},
  // Management links have addresses there, too.
  {address: 0xa9fe0000, length: 16, is: 'link-local'},
  {address: 0xe0000000, length: 4, is: 'multicast'},
]

/** An underlay's last address would be it. Of an overlay the slice that has it belongs to no machine. */
const everyone = {address: 0xffffffff, length: 32, is: 'the broadcast address'}

/**
 * Every rule that a pair of prefixes breaks, one sentence each; none means the pair can be a fan.
 * LXD's own limits are narrower than the fan's; they are checked unless no machine of the fan runs LXD.
 */
export function validateFanPair(underlay: Prefix, overlay: Prefix, {lxd = true} = {}): string[] {
  const slice = sliceLength(underlay, overlay)
  const broken = [...hostBitsSet('underlay', underlay), ...hostBitsSet('overlay', overlay)]
  if (overlap(underlay, overlay)) {
    broken.push(`underlay ${formatPrefix(underlay)} and overlay ${formatPrefix(overlay)} overlap`)
  }
  for (const [which, network, blocks] of [
    ['underlay', underlay, [...reserved, everyone]],
    ['overlay', overlay, reserved],
  ] as const) {
    for (const block of blocks.filter(each => overlap(each, network)))
      broken.push(`${which} ${formatPrefix(network)} overlaps ${formatPrefix(block)}, which is ${block.is}`)
  }
  if (underlay.length > 30) {
    broken.push(`underlay ${formatPrefix(underlay)} has no room for two machines: /30 is the longest`)
  }
  if (slice > 30) {
    broken.push(
      `slice too small: /${overlay.length} + ${32 - underlay.length} host bits of the underlay = /${slice}, longer than /30`,
    )
  }
  return lxd ? [...broken, ...lxdLimits(underlay, overlay)] : broken
}

function hostBitsSet(which: string, prefix: Prefix): string[] {
  if (hostBits(prefix.address, prefix.length) === 0) return []
  return [`${which} ${formatPrefix(prefix)} has host bits set: write ${formatPrefix(networkOf(prefix))}`]
}

/** lxd/network/driver_bridge.go, fanAddress: the same in LXD 4.0, 5.0, 5.21 and 6. */
function lxdLimits(underlay: Prefix, overlay: Prefix): string[] {
  const broken: string[] = []
  if (underlay.length !== 16 && underlay.length !== 24) {
    broken.push(`underlay /${underlay.length}: LXD's limit is /16 or /24 underlays only`)
  }
  if (overlay.length !== 8 && overlay.length !== 16) {
    broken.push(`overlay /${overlay.length}: LXD's limit is /8 or /16 overlays only`)
  }
  const needed = sliceLength(underlay, overlay) + 8
  if (needed > 32) {
    broken.push(
      `/${overlay.length} overlay over /${underlay.length} underlay: LXD's limit is 8 bits for containers ` +
        `in each slice, ${needed} bits would be needed of 32`,
    )
  }
  return broken
}
