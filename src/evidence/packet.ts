import type {Envelope} from '../overlays/overlay.ts'
import {formatAddress} from '../process/prefix.ts'

/** What a trace can tell apart, and the VXLAN packet that carried it. Addresses are dotted decimal. */
export type Packet = {source: string; target: string; envelope?: Envelope & {source: string}} & (
  | {kind: 'echo'; reply: boolean; sequence: number; payload: Buffer}
  | {kind: 'tcp'; sourcePort: number; targetPort: number; flags: number}
  | {kind: 'arp'; reply: boolean}
)

/** EtherTypes, protocol numbers of IP and the fan's UDP port. */
const ipv4 = 0x0800
const arp = 0x0806
const icmp = 1
const tcp = 6
const udp = 17
const fanPort = 8472

const ethernetHeader = 14
const udpHeader = 8
const vxlanHeader = 8

/** Reads a packet from its network header on; undefined when it is none of ours, or too much of it was cut off. */
export function readPacket(protocol: number, bytes: Buffer): Packet | undefined {
  if (protocol === arp) return readArp(bytes)
  if (protocol !== ipv4 || bytes.length < 20) return undefined
  const body = bytes.subarray((bytes.readUInt8(0) & 15) * 4)
  const ends = {source: formatAddress(bytes.readUInt32BE(12)), target: formatAddress(bytes.readUInt32BE(16))}
  switch (bytes.readUInt8(9)) {
    case icmp: {
      const type = body.length < 8 ? undefined : body.readUInt8(0)
      if (type !== 0 && type !== 8) return undefined
      const sequence = body.readUInt16BE(6)
      return {...ends, kind: 'echo', reply: type === 0, sequence, payload: body.subarray(8)}
    }
    case tcp: {
      if (body.length < 14) return undefined
      const [sourcePort, targetPort] = [body.readUInt16BE(0), body.readUInt16BE(2)]
      return {...ends, kind: 'tcp', sourcePort, targetPort, flags: body.readUInt8(13)}
    }
    case udp:
      return readEnveloped(ends, body)
    default:
      return undefined
  }
}

/** Both addresses are those of the asking protocol, whichever machine sends it. */
function readArp(bytes: Buffer): Packet | undefined {
  if (bytes.length < 28) return undefined
  const [source, target] = [formatAddress(bytes.readUInt32BE(14)), formatAddress(bytes.readUInt32BE(24))]
  return {kind: 'arp', source, target, reply: bytes.readUInt16BE(6) === 2}
}

function readEnveloped(ends: {source: string; target: string}, body: Buffer): Packet | undefined {
  const inner = udpHeader + vxlanHeader + ethernetHeader
  if (body.length < inner || body.readUInt16BE(2) !== fanPort) return undefined
  const vni = body.readUInt32BE(udpHeader + 4) >>> 8
  const packet = readPacket(body.readUInt16BE(inner - 2), body.subarray(inner))
  return packet && {...packet, envelope: {...ends, vni}}
}
