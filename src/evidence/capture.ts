import {randomBytes} from 'node:crypto'
import {type Endpoint, inEndpoint} from '../lab/endpoint.ts'
import {type Link, linkCommands, readLinks} from '../lab/links.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {RunResult} from '../process/run.ts'
import {type CapturedFrame, parsePcap} from './pcap.ts'
import {mostPackets, whatIsMissing} from './whole-capture.ts'

/** A network namespace in which packets are to be seen: a machine's own, or that of an endpoint on it. */
export interface Namespace {
  /** Name of the machine or of the endpoint. */
  name: string
  place: PlaceHandle
  pid?: number | undefined
}

export interface Capture {
  links: readonly Link[]
  frames: readonly CapturedFrame[]
  /** The file that tcpdump wrote. */
  pcap: Buffer
}

/** The headers of VXLAN and the start of what is inside, up to a tracer's mark. */
const snapLength = 160
/** How often, 20 ms apart, it is asked for whether tcpdump has come to the last packet: 3 s and more. */
const mostLooks = 150

/**
 * Captures on all interfaces until there is a file `stop` in the folder, and prints what it got: the interfaces as JSON
 * in the first lines, then the packets in base64, and what tcpdump says of itself. Packets reach tcpdump in the order in
 * which they pass: once it has written a marked one that is sent last, over the loopback, it has written all before it.
 * `-Z root`: tcpdump would give up root before it opens the file.
 */
const script = `
folder=$1 filter=$2 mark=$3 mark_in_hex=$4
umask 077
tcpdump -Z root --immediate-mode -U -n -i any -y LINUX_SLL2 -s ${snapLength} -c ${mostPackets} \
  -w "$folder/pcap" "$filter" 2>"$folder/said" &
tcpdump=$!
trap 'kill "$tcpdump" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
while [ ! -e "$folder/stop" ] && kill -0 "$tcpdump" 2>/dev/null; do sleep 0.02; done
[ -s "$folder/pcap" ] || { cat "$folder/said" >&2; exit 1; }
ping -n -q -c 1 -W 1 -p "$mark_in_hex" 127.0.0.1 >/dev/null 2>&1
looks=0
until grep -qaF "$mark" "$folder/pcap" || [ "$looks" -ge ${mostLooks} ] || ! kill -0 "$tcpdump" 2>/dev/null; do
  looks=$((looks + 1))
  sleep 0.02
done
kill -INT "$tcpdump" 2>/dev/null
wait "$tcpdump"
${linkCommands.map(words => `${words.join(' ')} | tr -d '\\n'; echo`).join('\n')}
base64 -w 0 "$folder/pcap"
echo
cat "$folder/said"
`

/** tcpdump writes the header of its file once it hears everything; the folder goes with a capture that failed. */
const untilListening = 'while [ -d "$1" ] && [ ! -s "$1/pcap" ]; do sleep 0.02; done'

const filter = 'icmp or arp or udp port 8472 or (tcp[tcpflags] & tcp-syn != 0)'

export interface CaptureOptions {
  /** Deadline in milliseconds. */
  timeoutMs: number
  signal: AbortSignal
}

/** Captures in all namespaces while `send` runs. The result has an error where it could not be done. */
export async function captureWhile(
  namespaces: readonly Namespace[],
  send: () => Promise<void>,
  options: CaptureOptions,
): Promise<(Capture | LabError)[]> {
  const folder = `/run/fanlab-trace-${randomBytes(6).toString('hex')}`
  const captures = await Promise.all(
    namespaces.map((namespace, index) => start(namespace, `${folder}-${index}`, options)),
  )
  try {
    await send()
  } finally {
    await Promise.allSettled(captures.map(({stop}) => stop()))
  }
  return Promise.all(captures.map(({result}) => result))
}

interface Started {
  stop(): Promise<unknown>
  /** Never rejects. */
  result: Promise<Capture | LabError>
}

/** Resolves when it hears everything, or has failed. */
async function start(
  {name, place, pid}: Namespace,
  folder: string,
  options: CaptureOptions,
): Promise<Started> {
  const captured = async (): Promise<Capture> => {
    const mark = randomBytes(4).toString('hex')
    const words = [folder, filter, mark, Buffer.from(mark).toString('hex')]
    const argv = inEndpoint({pid} as Endpoint, ['sh', '-c', script, 'capture', ...words])
    return readCapture(await place.run(argv, options), mark, options)
  }
  try {
    await place.succeed(['mkdir', '-m', '700', folder], options)
    const result = captured().catch(asLabError(name))
    const {timedOut} = await place.run(['sh', '-c', untilListening, 'until', folder], options)
    if (timedOut) throw new Error(`tcpdump does not listen within ${options.timeoutMs / 1000} s`)
    return {stop: () => place.run(['touch', `${folder}/stop`], options), result}
  } catch (error) {
    return {stop: async () => {}, result: Promise.resolve(asLabError(name)(error))}
  }
}

const asLabError =
  (name: string) =>
  (cause: unknown): LabError =>
    new LabError(`cannot capture on ${name}: ${cause instanceof Error ? cause.message : cause}`, {cause})

function readCapture(
  {stdout, stderr, status, timedOut}: RunResult,
  mark: string,
  {timeoutMs}: CaptureOptions,
): Capture {
  if (timedOut) throw new Error(`it did not end within ${timeoutMs / 1000} s`)
  if (status !== 0) throw new Error(stderr.trim() || `status ${status}`)
  const lines = stdout.split('\n')
  const [packets = '', ...said] = lines.slice(linkCommands.length)
  const pcap = Buffer.from(packets, 'base64')
  const frames = parsePcap(pcap)
  const missing = whatIsMissing(said.join('\n'), frames, mark)
  if (missing !== undefined) throw new Error(`the capture is not whole: ${missing}`)
  return {links: readLinks(lines.slice(0, linkCommands.length), 'the interfaces'), frames, pcap}
}
