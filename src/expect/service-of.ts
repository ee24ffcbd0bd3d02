import type {Protocol} from '../lab/cell.ts'
import {largestPing} from '../lab/largest-ping.ts'
import type {Service} from '../probe/round.ts'

/** Bytes of payload of an echo: those of ping. */
const smallPayload = 56
/** Bytes that a connection carries each way: many segments of any usual MTU. */
const bulkBytes = 65_536
/** The port of the echo service, which by RFC 862 has it for UDP and TCP. */
const echoPort = 7

/** What a protocol's cells ask on the wire, in an overlay whose MTU has so many bytes. */
export function serviceOf(protocol: Protocol, mtu: number): Service {
  // UDP's header is as long as ICMP's.
  const full = largestPing(mtu)
  switch (protocol) {
    case 'icmp':
      return {kind: 'echo', sizes: [smallPayload]}
    case 'full-size':
      return {kind: 'whole', sizes: [full]}
    case 'udp':
      return {kind: 'udp', port: echoPort, sizes: [smallPayload, full, 2 * full]}
    case 'tcp':
      return {kind: 'tcp', port: echoPort, sizes: [bulkBytes, 0, 0]}
    case 'http':
      return {kind: 'http', port: 80, path: '/'}
  }
}

/** How many probes each kind of service needs until all that it is has been asked once. */
export const leastProbes = (protocol: Protocol): number => (protocol === 'udp' ? 3 : 1)

/**
 * How many have to be answered without a loss. By TCP the kernel makes good what is lost, so that more would not tell more:
 * three connections leave by three ports.
 */
export const allProbes = (protocol: Protocol): number => (protocol === 'tcp' ? 3 : 10)
