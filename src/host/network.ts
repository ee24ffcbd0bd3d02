import {readFile} from 'node:fs/promises'
import type * as z from 'zod'
import {ipLinks, ipRoutes} from '../process/ip-answer.ts'
import {missingTools} from '../process/missing-tools.ts'
import {optionName} from '../process/option-name.ts'
import {formatPrefix, type Prefix} from '../process/prefix.ts'
import {readJson} from '../process/read-json.ts'
import {askTool} from './ask-tool.ts'
import type {Finding} from './finding.ts'
import {type DroppingChain, parseLegacyForward, parseNftChains} from './forward-policy.ts'
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
    text: 'on: the firewall filters bridged packets, too',
    hint: 'sysctl -w net.bridge.bridge-nf-call-iptables=0',
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
      hint: 'sudo nft list chains',
    }
  }
  return judgeForwarding([...(await nftChains()), ...(await legacyChains())])
}

/** By the chains whose policy drops. */
export function judgeForwarding(dropping: readonly DroppingChain[]): Finding {
  const topic = 'forwarding'
  const [first] = dropping
  if (!first) return {topic, state: 'good', text: 'no policy of the host drops forwarded packets'}
  const names = dropping.map(({name}) => name).join(', ')
  return {
    topic,
    state: 'notice',
    text: `forwarded packets that no rule accepts are dropped, as Docker sets it: ${names}`,
    hint: first.hint,
  }
}

/** A host without nft has no such chains. */
const nftChains = async (): Promise<DroppingChain[]> =>
  (await missingTools(['nft'])).length > 0
    ? []
    : parseNftChains(await askTool(['nft', '-j', 'list', 'chains']))

/** Asked only where the old firewall is in use: the question alone would load its modules. */
async function legacyChains(): Promise<DroppingChain[]> {
  const tables = await readFile('/proc/net/ip_tables_names', 'utf8').catch(() => '')
  if (!/^filter$/m.test(tables) || (await missingTools(['iptables-legacy'])).length > 0) return []
  return parseLegacyForward(await askTool(['iptables-legacy', '-S']))
}

/** Whether somebody uses the lab's prefixes on the host already. */
export async function overlapFinding(prefixes: {overlay: Prefix; underlay: Prefix}): Promise<Finding> {
  const topic = 'addresses'
  const ask = async <T>(schema: z.ZodType<T>, ...words: string[]): Promise<T> => {
    const argv = ['ip', '-j', '-4', ...words]
    // Without any, ip prints nothing at all.
    return readJson((await askTool(argv)).trim() || '[]', schema, `the answer of "${argv.join(' ')}"`)
  }
  if ((await missingTools(['ip'])).length > 0) {
    return {
      topic,
      state: 'unknown',
      text: 'the command ip is not installed',
      hint: 'apt-get install iproute2',
    }
  }
  const [links, routes] = await Promise.all([
    ask(ipLinks, 'addr', 'show'),
    ask(ipRoutes, 'route', 'show', 'table', 'all'),
  ])
  const sentences = overlapSentences(prefixes, links, routes)
  const both = `${formatPrefix(prefixes.overlay)} and ${formatPrefix(prefixes.underlay)}`
  if (sentences.length === 0) return {topic, state: 'good', text: `the host uses nothing in ${both}`}
  return {
    topic,
    state: 'notice',
    text: `in use on the host: ${sentences.join('; ')}`,
    hint: `choose others with ${optionName('overlay')} and ${optionName('underlay')}`,
  }
}
