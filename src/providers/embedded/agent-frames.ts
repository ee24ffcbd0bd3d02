/**
 * What the client and the agent on a machine (src/guest/machine-agent, which tells the kinds) send each other: a
 * letter, the length as four bytes, most significant first, and that much data.
 */
export interface Frame {
  kind: string
  data: Buffer
}

const headLength = 5

export function encodeFrame(kind: string, data: string | Uint8Array = ''): Buffer {
  const body = typeof data === 'string' ? Buffer.from(data) : data
  const head = Buffer.alloc(headLength)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

/** Collects what comes in pieces of any size; each call gives the frames that are whole by then. */
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
