import {largestPing} from '../../fan/mapping.ts'
import {type Endpoint, inEndpoint} from '../endpoints.ts'
import type {Protocol} from './cell.ts'
import {curlCommand, httpTimeoutMs, parseCurl} from './curl.ts'
import {fpingCommand, parseFping} from './fping.ts'

/** What a source got from one target. */
export interface Answer {
  sent: number
  received: number
  /** The tool's own words. */
  said: string
}

export interface ProbeOptions {
  /** How many packets or requests for each target. */
  count: number
  /** Milliseconds to wait for an echo. */
  timeoutMs: number
  /** The overlay's MTU in bytes. */
  mtu: number
  signal?: AbortSignal | undefined
}

/** Milliseconds beyond the probes themselves that their command may take on a busy machine. */
const slack = 20_000

/** Asks all targets in one protocol with one command, in the source's network namespace. Keys are target names. */
export async function probe(
  source: Endpoint,
  targets: readonly Endpoint[],
  protocol: Protocol,
  options: ProbeOptions,
): Promise<Map<string, Answer>> {
  const addresses = targets.map(({address}) => address)
  const answers =
    protocol === 'http'
      ? await askHttp(source, addresses, options)
      : await askEcho(source, addresses, {
          ...options,
          ...(protocol === 'full-size' ? {payload: largestPing(options.mtu)} : {}),
        })
  return new Map(targets.map(({name, address}) => [name, answers.get(address) as Answer]))
}

async function askEcho(
  source: Endpoint,
  addresses: readonly string[],
  options: ProbeOptions & {payload?: number},
): Promise<Map<string, Answer>> {
  const {count, timeoutMs, payload} = options
  const argv = fpingCommand(
    addresses,
    payload === undefined ? {count, timeoutMs} : {count, timeoutMs, payload},
  )
  const {stderr} = await ask(source, argv, options)
  return new Map(parseFping(stderr, addresses))
}

async function askHttp(
  source: Endpoint,
  addresses: readonly string[],
  options: ProbeOptions,
): Promise<Map<string, Answer>> {
  const {stdout} = await ask(source, curlCommand(addresses, options.count), options)
  const pages = parseCurl(stdout, addresses, options.count)
  return new Map([...pages].map(([address, {sent, ok, said}]) => [address, {sent, received: ok, said}]))
}

async function ask(source: Endpoint, argv: readonly string[], {signal, timeoutMs, count}: ProbeOptions) {
  // Both tools end with a status of their own when a target is silent; what they say decides.
  return source.place.run(inEndpoint(source, argv), {
    timeoutMs: slack + count * Math.max(timeoutMs, httpTimeoutMs),
    ...(signal ? {signal} : {}),
  })
}
