/** Packets of one namespace; a busy overlay must not fill a machine's memory. */
export const mostPackets = 5000

/**
 * What is missing in a capture, by what tcpdump said when it ended; undefined when it is whole. A machine that is too
 * busy to listen looks like one that lets nothing pass.
 *
 *     tcpdump: listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 160 bytes
 *     12 packets captured
 *     12 packets received by filter
 *     0 packets dropped by kernel
 */
export function whatIsMissing(said: string, file: Buffer): string | undefined {
  const count = (what: string): number | undefined => {
    const found = new RegExp(`^(\\d+) packets? ${what}$`, 'm').exec(said)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const [captured, received, dropped] = [
    count('captured'),
    count('received by filter'),
    count('dropped by kernel'),
  ]
  if (captured === undefined || received === undefined || dropped === undefined)
    return `tcpdump did not end in order: ${said.trim().split('\n').at(-1) || 'it said nothing'}`
  if (dropped > 0) return `the kernel dropped ${dropped} of ${received} packets`
  if (captured >= mostPackets) return `it ended after ${captured} packets`
  if (received > captured) return `${received - captured} of ${received} packets were not read in time`
  const inFile = recordsIn(file)
  return inFile < captured ? `${inFile} of ${captured} packets are in the file` : undefined
}

const fileHeader = 24
const recordHeader = 16

/** Whole packets in a pcap file; those that are cut off at the end do not count. */
function recordsIn(file: Buffer): number {
  let count = 0
  for (let at = fileHeader; at + recordHeader <= file.length; count++) {
    const end = at + recordHeader + file.readUInt32LE(at + 8)
    if (end > file.length) break
    at = end
  }
  return count
}
