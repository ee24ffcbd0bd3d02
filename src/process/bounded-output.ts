/** Bytes that are kept of one stream of a command: nobody reads more, and a machine must not fill its host's memory. */
const mostOutput = 16 * 2 ** 20

/** Bytes of them that are the stream's last: there it says how it ended. */
const lastBytes = 64 * 2 ** 10

/** Collects what a stream says: all of it, or its beginning and its end with a line between that tells of the rest. */
export class BoundedOutput {
  readonly #first: Buffer[] = []
  #firstLength = 0
  /** In order; at least `lastBytes` of what came, as far as it does not fit into the first part. */
  #last: Buffer[] = []
  #lastLength = 0
  #left = 0

  push(piece: Buffer): void {
    const room = mostOutput - lastBytes - this.#firstLength
    const first = piece.subarray(0, Math.max(0, room))
    if (first.length > 0) {
      this.#first.push(first)
      this.#firstLength += first.length
    }
    if (first.length < piece.length) this.#pushLast(piece.subarray(first.length))
  }

  text(): string {
    const first = Buffer.concat(this.#first)
    const last = Buffer.concat(this.#last)
    const tooMuch = Math.max(0, last.length - lastBytes)
    const left = this.#left + tooMuch
    // Joined before they are read: a character may lie in two pieces.
    if (left === 0) return Buffer.concat([first, last]).toString()
    return `${first}\n[${left} bytes of output left out: ${mostOutput} are kept]\n${last.subarray(tooMuch)}`
  }

  #pushLast(piece: Buffer): void {
    this.#last.push(piece)
    this.#lastLength += piece.length
    // Joined now and then, not for each piece: small ones come by the million.
    if (this.#lastLength < 4 * lastBytes) return
    const joined = Buffer.concat(this.#last)
    this.#left += joined.length - lastBytes
    this.#last = [Buffer.from(joined.subarray(-lastBytes))]
    this.#lastLength = lastBytes
  }
}
