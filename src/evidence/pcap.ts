/** One packet as an interface of a namespace saw it. */
export interface CapturedFrame {
  /** Index of the interface in the namespace of the capture. */
  ifindex: number
  /** Sent by the namespace itself, or by what it forwards. */
  outgoing: boolean
  /** EtherType, such as 0x0800. */
  protocol: number
  /** From the network header on, as far as it was captured. */
  bytes: Buffer
}

const magic = 0xa1b2c3d4
const linuxSll2 = 276
const fileHeader = 24
const recordHeader = 16
const sll2Header = 20
/** Packet type of Linux's cooked captures: sent by us. */
const sentByUs = 4

/**
 * Reads what `tcpdump -i any -w` wrote in its classic format, little-endian, with link type LINUX_SLL2
 * (https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html). A packet that is cut off at the end is left out.
 * Throws an Error for any other file.
 */
export function parsePcap(file: Buffer): CapturedFrame[] {
  if (file.length < fileHeader || file.readUInt32LE(0) !== magic || file.readUInt32LE(20) !== linuxSll2) {
    throw new Error(`not a capture of link type LINUX_SLL2: ${file.subarray(0, fileHeader).toString('hex')}`)
  }
  const frames: CapturedFrame[] = []
  let at = fileHeader
  while (at + recordHeader <= file.length) {
    const start = at + recordHeader
    const end = start + file.readUInt32LE(at + 8)
    if (end > file.length) break
    if (end - start >= sll2Header) {
      frames.push({
        protocol: file.readUInt16BE(start),
        ifindex: file.readUInt32BE(start + 4),
        outgoing: file.readUInt8(start + 10) === sentByUs,
        bytes: file.subarray(start + sll2Header, end),
      })
    }
    at = end
  }
  return frames
}
