import {CheckFailed, type Endpoint, expectEqual, inEndpoint, type RunResult} from '../../../src/api/index.ts'

/** Bytes of payload that no other probe uses, so that a capture can tell ours from theirs. */
const markedPayload = 333

/** P21: within the overlay the peer sees the container's own address: nothing is translated on the way. */
export async function peersSeeOwnAddresses(containers: readonly Endpoint[]): Promise<void> {
  const got = await Promise.all(
    containers.map(async target => `${target.name} sees ${await seenBy(target, sourceFor(target))}`),
  )
  expectEqual(
    'sources',
    containers.map(target => `${target.name} sees ${sourceFor(target).address}`),
    got,
  )

  function sourceFor(target: Endpoint): Endpoint {
    const source = containers.find(({place}) => place !== target.place)
    if (!source) throw new CheckFailed({expected: 'containers on two machines', got: 'all on one'})
    return source
  }
}

/** Milliseconds within which the target has to hear a marked echo; 300 were measured. */
const hearingDeadline = 4000

/** The source address of the first marked echo that the target hears while the source sends some. */
async function seenBy(target: Endpoint, source: Endpoint): Promise<string> {
  const filter = `icmp[icmptype] = icmp-echo and ip[2:2] = ${markedPayload + 28} and dst host ${target.address}`
  const capture = ['tcpdump', '-i', 'eth0', '-n', '-t', '-q', '-l', '-c', '1', filter]
  const echoes = [
    'fping',
    '--quiet',
    '--count=3',
    '--period=50',
    `--size=${markedPayload}`,
    '--',
    target.address,
  ]
  let listening = true
  const listen = async (): Promise<RunResult> => {
    try {
      return await target.place.run(inEndpoint(target, capture), {timeoutMs: hearingDeadline})
    } finally {
      listening = false
    }
  }
  // Nobody tells when the capture has begun: echoes are sent until one was heard.
  const send = async (): Promise<void> => {
    while (listening) await source.place.run(inEndpoint(source, echoes))
  }
  const [{stdout, stderr}] = await Promise.all([listen(), send()])
  // "IP 240.132.0.158 > 240.228.0.3: ICMP echo request, id 1, seq 1, length 341"
  return /^IP (\S+) > /m.exec(stdout)?.[1] ?? `nothing (${stderr.trim().split('\n').at(-1)})`
}
