import {LabError} from '../../process/lab-error.ts'

/**
 * What the client and the agent on a machine (src/guest/machine-agent, which tells the kinds) send each other: a
 * letter, the length as four bytes, most significant first, and that much data.
 */
export interface Frame {
  kind: string
  data: Buffer
}

const headLength = 5

/** Longest frame in bytes that is taken, far longer than the agent's own: what waits for its end fills the memory here. */
const longestFrame = 16 * 2 ** 20

export function encodeFrame(kind: string, data: string | Uint8Array = ''): Buffer {
  const body = typeof data === 'string' ? Buffer.from(data) : data
  const head = Buffer.alloc(headLength)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/**
 * Collects what comes in pieces of any size; each call gives the frames that are whole by then. Throws a LabError when the
 * other side announces one that is too long: it is no agent of ours.
 */
export function frameReader(): (piece: Buffer) => Frame[] {
  let pieces: Buffer[] = []
  let length = 0
  let wanted = headLength
  return piece => {
    pieces.push(piece)
    length += piece.length
    // Joined only when a frame is whole: large frames come in many pieces.
    if (length < wanted) return []
    const buffer = Buffer.concat(pieces)
    const frames: Frame[] = []
    let at = 0
    for (;;) {
      const left = buffer.length - at
      wanted = left < headLength ? headLength : headLength + buffer.readUInt32BE(at + 1)
      if (wanted > headLength + longestFrame)
        throw new LabError('cannot talk to the agent on the machine: it sends what no agent sends')
      if (left < wanted) break
      frames.push({
        kind: buffer.toString('latin1', at, at + 1),
        data: buffer.subarray(at + headLength, at + wanted),
      })
      at += wanted
    }
    pieces = [buffer.subarray(at)]
    length = buffer.length - at
    return frames
  }
}
