import type {Protocol} from '../lab/cell.ts'
import type {Service} from '../probe/question.ts'

/** Bytes of payload of an echo: those of ping. */
const smallPayload = 56
/** Bytes that a connection carries each way: many segments of any usual MTU. */
const bulkBytes = 65_536
/** The port of the echo service, which by RFC 862 has it for UDP and TCP. */
const echoPort = 7

/** Bytes of the headers of ICMP or UDP and of IP. */
const headers = {4: 28, 6: 48} as const

/** Payload of a packet of so many bytes. */
export const payloadOf = (bytes: number, family: 4 | 6): number => bytes - headers[family]

interface AskedService {
  kind: Protocol
  /** Default: that of the echo service, and 80 of pages. */
  port?: number
  path?: string
}

/** What is asked on the wire, where the largest packet has so many bytes. */
export function serviceOf(
  {kind, port = echoPort, path = '/'}: AskedService,
  mtu: number,
  family: 4 | 6 = 4,
): Service {
  const full = payloadOf(mtu, family)
  switch (kind) {
    case 'icmp':
      return {kind: 'echo', sizes: [smallPayload]}
    case 'full-size':
      return {kind: 'whole', sizes: [full]}
    case 'udp':
      return {kind: 'udp', port, sizes: [smallPayload, full, 2 * full]}
    case 'tcp':
      return {kind: 'tcp', port, sizes: [bulkBytes, 0, 0]}
    case 'http':
      return {kind: 'http', port, path}
  }
}

/** How many probes each kind of service needs until all that it is has been asked once. */
export const leastProbes = (protocol: Protocol): number => (protocol === 'udp' ? 3 : 1)

/**
 * How many have to be answered without a loss. By TCP the kernel makes good what is lost, so that more would not tell more:
 * three connections leave by three ports.
 */
export const allProbes = (protocol: Protocol): number => (protocol === 'tcp' ? 3 : 10)
