/** A file, a folder (without text) or a device of an archive. */
export interface CpioEntry {
  /** Relative, without a leading slash; folders come before what is in them. */
  path: string
  /** File type and permissions, such as 0o100755 for a program and 0o040755 for a folder. */
  mode: number
  data?: Uint8Array
}

/**
 * An archive in the format "newc", which kernels take as their first file system: for each entry the magic number and
 * thirteen numbers of eight hexadecimal digits, the name, and the data, each filled up to four bytes.
 */
export function cpioArchive(entries: readonly CpioEntry[]): Buffer {
  const end: CpioEntry = {path: 'TRAILER!!!', mode: 0}
  return Buffer.concat([...entries, end].flatMap(entryBytes))
}

function entryBytes({path, mode, data = new Uint8Array()}: CpioEntry, index: number): Uint8Array[] {
  const name = Buffer.from(`${path}\0`)
  const links = mode >> 12 === 0o04 ? 2 : 1
  // inode, mode, uid, gid, links, time, size, device (2), device of a device file (2), length of the name, checksum
  const numbers = [index + 1, mode, 0, 0, links, 0, data.length, 0, 0, 0, 0, name.length, 0]
  const head = `070701${numbers.map(number => number.toString(16).padStart(8, '0')).join('')}`
  return [filled(Buffer.concat([Buffer.from(head), name])), filled(data)]
}

const filled = (bytes: Uint8Array): Uint8Array => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
