import {LabError} from '../process/lab-error.ts'

/** Lengths in bytes of what stands in front of a pcap file, and of each packet in it. */
const fileHead = 24
const packetHead = 16
/** Longest packet in bytes that tcpdump writes. */
const longestPacket = 262_144

/**
 * Takes a pcap stream in pieces of any size, and gives what is whole by then: a capture that is ended in the middle of a
 * packet is a valid file all the same. Throws a LabError when it is no such stream.
 */
export class WholePackets {
  #rest = Buffer.alloc(0)
  #begun = false
  #isLittleEndian = true
  /** How many were given. */
  count = 0

  take(piece: Buffer): Buffer {
    const data = Buffer.concat([this.#rest, piece])
    let at = this.#begun ? 0 : this.#begin(data)
    while (this.#begun && data.length >= at + packetHead) {
      const end = at + packetHead + this.#lengthAt(data, at + 8)
      if (data.length < end) break
      at = end
      this.count++
    }
    this.#rest = data.subarray(at)
    return data.subarray(0, at)
  }

  #begin(data: Buffer): number {
    if (data.length < fileHead) return 0
    const magic = data.readUInt32LE(0)
    if (magic !== 0xa1b2c3d4 && magic !== 0xd4c3b2a1)
      throw new LabError('cannot read what was captured: it is no pcap stream')
    this.#isLittleEndian = magic === 0xa1b2c3d4
    this.#begun = true
    return fileHead
  }

  #lengthAt(data: Buffer, at: number): number {
    const length = this.#isLittleEndian ? data.readUInt32LE(at) : data.readUInt32BE(at)
    if (length > longestPacket)
      throw new LabError(`cannot read what was captured: a packet of ${length} bytes`)
    return length
  }

  /** The file's head has been given. */
  get hasBegun(): boolean {
    return this.#begun
  }
}
