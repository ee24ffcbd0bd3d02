import {createHash} from 'node:crypto'
import {read, writeFileSync} from 'node:fs'
import {promisify} from 'node:util'

/** Names a packed image by its content: `sha256:` and 64 hexadecimal digits. */
export type ImageDigest = `sha256:${string}`

export const isImageDigest = (text: string): text is ImageDigest => /^sha256:[0-9a-f]{64}$/.test(text)

/** Of an open file, from its beginning. */
export const digestOf = (fd: number): Promise<ImageDigest> => digestWhile(fd, () => {})

/**
 * Copies an open file to another one, and gives the digest of what was copied: whoever may write to the first can change
 * nothing any more once it is known.
 */
export const copyWithDigest = (fd: number, target: number): Promise<ImageDigest> =>
  digestWhile(fd, piece => writeFileSync(target, piece))

const readAt = promisify(read)

async function digestWhile(fd: number, use: (piece: Uint8Array) => void): Promise<ImageDigest> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1 << 20)
  for (let position = 0; ; ) {
    const {bytesRead} = await readAt(fd, buffer, 0, buffer.length, position)
    if (bytesRead === 0) return `sha256:${hash.digest('hex')}`
    const piece = buffer.subarray(0, bytesRead)
    hash.update(piece)
    use(piece)
    position += bytesRead
  }
}
