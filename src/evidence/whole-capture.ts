import type {CapturedFrame} from './pcap.ts'

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
 *
 * The number of received packets proves nothing: it counts what came before the filter was set, and packets of the
 * loopback twice. Whether tcpdump has read all is told by `mark`, which is in the packet that was sent last.
 */
export function whatIsMissing(
  said: string,
  frames: readonly CapturedFrame[],
  mark: string,
): string | undefined {
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
  if (!frames.some(({bytes}) => bytes.includes(mark)))
    return `the packet that was sent last is not among the ${captured} of ${received} packets that were captured`
  return frames.length < captured ? `${frames.length} of ${captured} packets are in the file` : undefined
}
