import {parseAddress} from '../../src/process/prefix.ts'

/** Raw Ethernet frames, built by hand to reach a wire that no ordinary program would write to. */

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
const address = (text: string): Buffer => number(parseAddress(text), 4)
const hardware = (text: string): Buffer => Buffer.from(text.replaceAll(':', ''), 'hex')

/** The Internet checksum: 0 over a whole that already has a right one. */
export function internetChecksum(...parts: Buffer[]): number {
  const bytes = Buffer.concat(parts)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 2) sum += (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000)
  return ~sum & 0xffff
}

export interface Ends {
  source: string
  target: string
}

/** What EtherTypes and tags a frame has, outermost first; `payload` follows the last one. */
export const ethernet = (ends: Ends, types: readonly number[], payload: Buffer): Buffer =>
  Buffer.concat([
    hardware(ends.target),
    hardware(ends.source),
    ...types.map(type => number(type, 2)),
    payload,
  ])

export const protocols = {icmp: 1, tcp: 6, udp: 17}

/** `fragment` is the whole field of flags and offset. */
export function ipv4({source, target}: Ends, protocol: number, payload: Buffer, fragment = 0): Buffer {
  const header = Buffer.concat([
    Buffer.from([0x45, 0]),
    number(20 + payload.length, 2),
    number(1, 2),
    number(fragment, 2),
    Buffer.from([64, protocol, 0, 0]),
    address(source),
    address(target),
  ])
  header.writeUInt16BE(internetChecksum(header), 10)
  return Buffer.concat([header, payload])
}

export function echoRequest(text: string): Buffer {
  const packet = Buffer.concat([Buffer.from([8, 0, 0, 0, 0, 1, 0, 1]), Buffer.from(text)])
  packet.writeUInt16BE(internetChecksum(packet), 2)
  return packet
}

/** Without a checksum, as IPv4 allows. */
export const udp = (source: number, target: number, payload: Buffer): Buffer =>
  Buffer.concat([number(source, 2), number(target, 2), number(8 + payload.length, 2), number(0, 2), payload])

/** A segment whose checksum is left to whoever cuts it: of the pseudo header only, not complemented. */
export function tcp({source, target}: Ends, payload: Buffer): Buffer {
  const header = Buffer.alloc(20)
  header.writeUInt16BE(40_000, 0)
  header.writeUInt16BE(80, 2)
  header.writeUInt16BE(0x5010, 12)
  header.writeUInt16BE(1000, 14)
  const length = number(20 + payload.length, 2)
  const pseudo = [address(source), address(target), Buffer.from([0, protocols.tcp]), length]
  header.writeUInt16BE(~internetChecksum(...pseudo) & 0xffff, 16)
  return Buffer.concat([header, payload])
}

export const arp = (operation: 1 | 2, sender: string, {source, target}: Ends): Buffer =>
  Buffer.concat([
    Buffer.from([0, 1, 8, 0, 6, 4, 0, operation]),
    hardware(sender),
    address(source),
    Buffer.alloc(6),
    address(target),
  ])

export function ipv6(source: string, target: string, next: number, payload: Buffer): Buffer {
  const header = Buffer.concat([
    Buffer.from([0x60, 0, 0, 0]),
    number(payload.length, 2),
    Buffer.from([next, 64]),
  ])
  return Buffer.concat([header, hardware(source), hardware(target), payload])
}

/** Over IPv6 a UDP checksum is not optional. */
export function udpOverIpv6(source: string, target: string, datagram: Buffer): Buffer {
  const pseudo = [hardware(source), hardware(target), number(datagram.length, 4), number(protocols.udp, 4)]
  datagram.writeUInt16BE(internetChecksum(...pseudo, datagram) || 0xffff, 6)
  return ipv6(source, target, protocols.udp, datagram)
}

export const vxlanPort = 8472

/** `flags` 0x08 says that there is a VNI. */
export const vxlan = (vni: number, frame: Buffer, flags = 0x08): Buffer =>
  udp(
    50_000,
    vxlanPort,
    Buffer.concat([Buffer.from([flags, 0, 0, 0]), number(vni, 3), Buffer.from([0]), frame]),
  )

/** What a fan's packet says outside of the frame that it carries. */
export interface Outside extends Ends {
  ttl: number
  fragment: number
  checksum: 'right' | 'wrong' | 'none'
  vxlan: string
  frame: string
}

/** Reads an Ethernet frame that carries a fan's packet over IPv4; undefined for any other. */
export function outsideOf(frame: Buffer): Outside | undefined {
  if (frame.length < 50 || frame.readUInt16BE(12) !== 0x0800 || frame[23] !== protocols.udp) return undefined
  if (frame.readUInt16BE(36) !== vxlanPort) return undefined
  const length = frame.readUInt16BE(38)
  const datagram = frame.subarray(34, 34 + length)
  const pseudo = [frame.subarray(26, 34), Buffer.from([0, protocols.udp]), number(length, 2)]
  const dotted = (at: number): string => [...frame.subarray(at, at + 4)].join('.')
  const right = internetChecksum(...pseudo, datagram) === 0
  return {
    source: dotted(26),
    target: dotted(30),
    ttl: frame.readUInt8(22),
    fragment: frame.readUInt16BE(20),
    checksum: frame.readUInt16BE(40) === 0 ? 'none' : right ? 'right' : 'wrong',
    vxlan: datagram.subarray(8, 16).toString('hex'),
    frame: datagram.subarray(16).toString('hex'),
  }
}
