import {askEndpoints} from '../../lab/ask-endpoints.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {type Endpoint, inEndpoint} from '../../lab/endpoint.ts'
import {expectEqual} from '../../lab/expect.ts'
import {ipLinks} from '../../process/ip-answer.ts'
import {readJson} from '../../process/read-json.ts'
import type {RunResult} from '../../process/run.ts'
import {overlayOf} from '../index.ts'

/** F7: containers took the overlay's MTU from DHCP, and the overlay's prefix length. */
export async function containersHaveFanMtu(
  {lab}: CheckContext,
  containers: readonly Endpoint[],
): Promise<void> {
  const argv = ['ip', '-json', '-4', 'addr', 'show', 'dev', 'eth0']
  const said = await askEndpoints(containers.map(source => ({source, argv})))
  const got = containers.map(({name}, index) => {
    const [link] = readJson(said[index]?.stdout || '[]', ipLinks, `the interfaces of ${name}`)
    return `${name} mtu ${link?.mtu} length ${link?.addr_info[0]?.prefixlen}`
  })
  const {mtu, prefix} = overlayOf(lab)
  expectEqual(
    'interfaces of containers',
    containers.map(({name}) => `${name} mtu ${mtu} length ${prefix.length}`),
    got,
  )
}

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

/** F8: every overlay address belongs to one endpoint only. */
export async function addressesAreUnique(endpoints: readonly Endpoint[]): Promise<void> {
  const argv = ['ip', '-json', '-4', 'addr', 'show', 'scope', 'global']
  const said = await askEndpoints(endpoints.map(source => ({source, argv})))
  const held = endpoints.flatMap(({name}, index) => {
    const links = readJson(said[index]?.stdout || '[]', ipLinks, `the interfaces of ${name}`)
    return links.flatMap(({addr_info}) => addr_info.map(({local}) => ({name, address: local})))
  })
  // Docker's own bridge has the same address on every machine, and leaves none of them.
  const all = held.filter(({address}) => !address.startsWith('172.17.'))
  const twice = all.filter(({address}, index) => all.findIndex(other => other.address === address) !== index)
  if (twice.length === 0) return
  throw new CheckFailed({
    expected: 'every address belongs to one endpoint',
    got: twice
      .map(
        ({address}) =>
          `${address} of ${all
            .filter(other => other.address === address)
            .map(({name}) => name)
            .join(' and ')}`,
      )
      .join('; '),
  })
}
