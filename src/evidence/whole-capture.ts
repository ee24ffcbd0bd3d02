import type {CapturedFrame} from './pcap.ts'

/** Index of the loopback in every network namespace. */
const loopback = 1

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
 * Each packet of the loopback is received twice, sent and arrived, and captured once.
 */
export function whatIsMissing(said: string, frames: readonly CapturedFrame[]): string | undefined {
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
  const unread = received - captured - frames.filter(({ifindex}) => ifindex === loopback).length
  if (unread > 0) return `${unread} of ${received} packets were not read in time`
  return frames.length < captured ? `${frames.length} of ${captured} packets are in the file` : undefined
}
