import {randomBytes, randomInt} from 'node:crypto'
import {largestPing} from '../lab/largest-ping.ts'
import type {Packet} from './packet.ts'

/** Which of the packets between two endpoints: on its way there, or back. */
export type Leg = 'request' | 'reply'

/** Packets that no other traffic of the lab can be taken for. */
export interface Tracer {
  /** What the request and its answer are called, such as `echo request`. */
  names: Readonly<Record<Leg, string>>
  /** Sends them from the source's network namespace; ends by itself within 3 s. */
  argv: readonly string[]
  /** Whether the packet is one of them, and which; the number tells one from the next. */
  legOf(packet: Packet): {leg: Leg; number: number} | undefined
  /** What the asker itself took of the answers, by what its command printed. */
  heard(stdout: string): Heard
}

/** What somebody who sent a tracer got back, as his own command tells. */
export interface Heard {
  /** How many were to be sent, and how many answers he took. */
  sent: number
  took: number
  /** How many of those are as they should be, and what the others are. */
  right: number
  others: string
}

/** As many as the matrix asks in its last pass, so that one lost of ten has a chance to be seen. */
const echoes = 10
/** At once; a small server's queue of connections (busybox has one of ten) must not overflow. */
const connections = 5
/**
 * Seconds: between two echoes, for the last answer (the kernel repeats an ARP request after one), and for a page. An ARP
 * request that the kernel sent for the third and last time before anybody listened is given up after one second, and the
 * next packet makes it ask again: the last echoes are sent later than that, so that it is seen.
 */
const [interval, patience, deadline] = [0.15, 1.1, 1.5]
/** Bytes of the mark in an echo; ping repeats it behind its time stamp of 16 bytes. */
const markLength = 8

const noPage = `no page within ${deadline} s`

const syn = 0x02
const ack = 0x10

/** Marked packets of the kind that a cell of the matrix sends. */
export function tracerFor(protocol: string, target: string, mtu: number): Tracer {
  if (protocol === 'http') return tcpTracer(target)
  return echoTracer(target, protocol === 'full-size' ? largestPing(mtu) : undefined)
}

function echoTracer(target: string, payload: number | undefined): Tracer {
  const mark = randomBytes(markLength)
  return {
    names: {request: 'echo request', reply: 'echo reply'},
    argv: [
      ...['ping', '-n', '-q', '-c', String(echoes), '-i', String(interval), '-W', String(patience)],
      ...['-p', mark.toString('hex')],
      ...(payload === undefined ? [] : ['-M', 'do', '-s', String(payload)]),
      target,
    ],
    legOf: packet =>
      packet.kind === 'echo' && packet.payload.includes(mark)
        ? {leg: packet.reply ? 'reply' : 'request', number: packet.sequence}
        : undefined,
    heard(stdout) {
      const took = Number(/(\d+) received/.exec(stdout)?.[1] ?? 0)
      return {sent: echoes, took, right: took, others: ''}
    },
  }
}

/** Its ports are the mark: none of them is one that the kernel gives by itself (32768 to 60999). */
function tcpTracer(target: string): Tracer {
  const first = randomInt(61_000, 65_500)
  const numberOf = (port: number): number | undefined =>
    port >= first && port < first + connections ? port - first : undefined
  return {
    names: {request: 'TCP SYN', reply: 'TCP SYN-ACK'},
    argv: [
      ...['curl', '--silent', '--noproxy', '*', '--max-time', String(deadline), '--output', '/dev/null'],
      ...['--parallel', '--parallel-immediate', '--local-port', `${first}-${first + connections - 1}`],
      // A connection that was not made has taken no time.
      ...['--write-out', '%{http_code} %{time_connect}\\n', `http://${target}/?fanlab=[1-${connections}]`],
    ],
    legOf(packet) {
      if (packet.kind !== 'tcp' || (packet.flags & syn) === 0) return undefined
      const leg = (packet.flags & ack) === 0 ? 'request' : 'reply'
      const number = numberOf(leg === 'request' ? packet.sourcePort : packet.targetPort)
      return number === undefined ? undefined : {leg, number}
    },
    heard(stdout) {
      const made = [...stdout.matchAll(/^(\d{3}) (\d+\.\d+)$/gm)].filter(([, , time]) => Number(time) > 0)
      const wrong = made.filter(([, status]) => status !== '200').map(([, status]) => status)
      const others = [...new Set(wrong)].map(status => (status === '000' ? noPage : `status ${status}`))
      return {
        sent: connections,
        took: made.length,
        right: made.length - wrong.length,
        others: others.join(' and '),
      }
    },
  }
}
