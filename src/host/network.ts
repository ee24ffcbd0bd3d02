import {readFile} from 'node:fs/promises'
import {formatPrefix, type Prefix} from '../fan/prefix.ts'
import {missingTools} from '../process/missing-tools.ts'
import {run} from '../process/run.ts'
import type {Finding} from './finding.ts'
import {parseLegacyForward, parseNftChains} from './forward-policy.ts'
import {overlapSentences} from './overlaps.ts'

// What matters to providers whose machines are on the host's own network. Labs in namespaces of their own do not see it.

/** Whether the firewall sees what bridges forward, in a fan's bridge, too. */
export async function bridgeNetfilterFinding(): Promise<Finding> {
  const file = '/proc/sys/net/bridge/bridge-nf-call-iptables'
  const value = await readFile(file, 'utf8').catch(() => undefined)
  return judgeBridgeNetfilter(value?.trim())
}

/** By the value of bridge-nf-call-iptables; undefined where br_netfilter is not loaded. */
export function judgeBridgeNetfilter(value: string | undefined): Finding {
  const topic = 'br_netfilter'
  if (value === undefined)
    return {topic, state: 'good', text: 'not loaded: the firewall does not see bridged packets'}
  if (value === '0') return {topic, state: 'good', text: 'loaded, and off for IPv4'}
  return {
    topic,
    state: 'notice',
    text: 'on: what the firewall drops of forwarded packets, it drops of bridged ones, too',
    remedy: 'sysctl -w net.bridge.bridge-nf-call-iptables=0',
  }
}

/** Docker sets the policy of forwarding to DROP when it is the one that turns forwarding on. */
export async function forwardPolicyFinding(): Promise<Finding> {
  const topic = 'forwarding'
  if (process.geteuid?.() !== 0) {
    return {
      topic,
      state: 'unknown',
      text: 'the firewall shows its rules to root only',
      remedy: 'sudo nft list chains',
    }
  }
  const dropping = [...(await nftChains()), ...(await legacyChains())]
  return judgeForwarding(dropping)
}

/** By the chains whose policy drops. */
export function judgeForwarding(dropping: readonly string[]): Finding {
  const topic = 'forwarding'
  if (dropping.length === 0)
    return {topic, state: 'good', text: 'no policy of the host drops forwarded packets'}
  return {
    topic,
    state: 'notice',
    text: `what no rule accepts is dropped, as Docker sets it: ${dropping.join(', ')}`,
    remedy: 'iptables -I DOCKER-USER -j ACCEPT',
  }
}

async function nftChains(): Promise<readonly string[]> {
  if ((await missingTools(['nft'])).length > 0) return []
  const {status, stdout} = await run(['nft', '-j', 'list', 'chains'], {timeoutMs: 10_000})
  return status === 0 ? parseNftChains(stdout) : []
}

/** Asked only where the old firewall is in use: the question alone would load its modules. */
async function legacyChains(): Promise<readonly string[]> {
  const tables = await readFile('/proc/net/ip_tables_names', 'utf8').catch(() => '')
  if (!/^filter$/m.test(tables) || (await missingTools(['iptables-legacy'])).length > 0) return []
  const {stdout} = await run(['iptables-legacy', '-S', 'FORWARD'], {timeoutMs: 10_000})
  return parseLegacyForward(stdout)
}

/** Whether somebody uses the lab's prefixes on the host already. */
export async function overlapFinding(prefixes: {overlay: Prefix; underlay: Prefix}): Promise<Finding> {
  const topic = 'addresses'
  const ask = async (...words: string[]) =>
    JSON.parse((await run(['ip', '-j', '-4', ...words])).stdout || '[]')
  if ((await missingTools(['ip'])).length > 0) {
    return {topic, state: 'unknown', text: 'there is no ip to ask', remedy: 'apt-get install iproute2'}
  }
  const [links, routes] = await Promise.all([ask('addr', 'show'), ask('route', 'show', 'table', 'all')])
  const sentences = overlapSentences(prefixes, links, routes)
  const both = `${formatPrefix(prefixes.overlay)} and ${formatPrefix(prefixes.underlay)}`
  if (sentences.length === 0) return {topic, state: 'good', text: `nothing of the host is in ${both}`}
  return {
    topic,
    state: 'notice',
    text: `in use on the host: ${sentences.join('; ')}`,
    remedy: 'choose others with --overlay and --underlay',
  }
}
