import {askEndpoints} from '../lab/ask-endpoints.ts'
import type {Protocol} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {largestPing} from '../lab/largest-ping.ts'
import {curlCommand, httpTimeoutMs, parseCurl} from './curl.ts'
import {fpingCommand, parseFping} from './fping.ts'

/** What a source got from one target. */
export interface Answer {
  sent: number
  received: number
  /** The tool's own words. */
  said: string
}

/** One source asks its targets in one protocol. */
export interface ProbeGroup {
  source: Endpoint
  targets: readonly Endpoint[]
  protocol: Protocol
}

interface ProbeOptions {
  /** How many packets or requests for each target. */
  count: number
  /** Milliseconds to wait for an echo. */
  timeoutMs: number
  /** The overlay's MTU in bytes. */
  mtu: number
  /** The lab's pace: how many times longer than usual a GET may take, and how many times more slowly echoes are sent. */
  pace: number
  signal?: AbortSignal | undefined
}

/** Milliseconds beyond the probes themselves that their command may take on a busy machine. */
const slack = 20_000

/** Asks all groups side by side, each with one command. For each group answers by target's name. */
export async function probe(
  groups: readonly ProbeGroup[],
  options: ProbeOptions,
): Promise<Map<string, Answer>[]> {
  const {count, timeoutMs, mtu, pace, signal} = options
  const questions = groups.map(({source, targets, protocol}) => {
    const addresses = targets.map(({address}) => address)
    const payload = protocol === 'full-size' ? {payload: largestPing(mtu)} : {}
    const argv =
      protocol === 'http'
        ? curlCommand(addresses, count, pace)
        : fpingCommand(addresses, {count, timeoutMs, pace, ...payload})
    return {source, argv}
  })
  // Both tools end with a status of their own when a target is silent; what they say decides.
  const said = await askEndpoints(questions, {
    timeoutMs: slack + count * Math.max(timeoutMs, httpTimeoutMs * pace),
    ...(signal ? {signal} : {}),
  })
  return groups.map((group, index) => {
    const answers = answersOf(group, said[index] ?? {stdout: '', stderr: ''}, count)
    return new Map(group.targets.map(({name, address}) => [name, answers.get(address) as Answer]))
  })
}

/** Answers by address. */
function answersOf(
  {targets, protocol}: ProbeGroup,
  {stdout, stderr}: {stdout: string; stderr: string},
  count: number,
): Map<string, Answer> {
  const addresses = targets.map(({address}) => address)
  if (protocol !== 'http') return parseFping(stderr, addresses)
  const pages = parseCurl(stdout, addresses, count)
  return new Map([...pages].map(([address, {sent, ok, said}]) => [address, {sent, received: ok, said}]))
}
