import * as z from 'zod'
import {readJson} from '../process/read-json.ts'

/** A chain of the forward hook that drops what no rule accepts, and what would accept in it. */
export interface DroppingChain {
  /** `family table chain` */
  name: string
  /** A rule in a chain that is there. */
  hint: string
}

/** What nft allows as a name; a hint is made of it. */
const identifier = z.string().regex(/^[\w/.-]{1,128}$/)

const chainSchema = z.object({
  family: identifier,
  table: identifier,
  name: identifier,
  hook: z.string().optional(),
  policy: z.string().optional(),
})
const rulesetSchema = z.object({nftables: z.array(z.object({chain: chainSchema.optional()}))})

/**
 * Reads `nft -j list chains` (nftables 1.0):
 *
 *     {"nftables": [{"metainfo": …}, {"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 1,
 *       "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}}, …]}
 *
 * Throws a LabError when it is something else.
 */
export function parseNftChains(text: string): DroppingChain[] {
  const {nftables} = readJson(text, rulesetSchema, 'the answer of "nft -j list chains"')
  const chains = nftables.flatMap(({chain}) => chain ?? [])
  const ofDocker = chains.some(({family, name}) => family === 'ip' && name === 'DOCKER-USER')
  return chains
    .filter(({hook, policy}) => hook === 'forward' && policy === 'drop')
    .map(({family, table, name}) => ({
      name: `${family} ${table} ${name}`,
      hint:
        ofDocker && family === 'ip' && name === 'FORWARD'
          ? 'iptables -I DOCKER-USER -j ACCEPT'
          : `nft insert rule ${family} ${table} ${name} accept`,
    }))
}

/** Reads `iptables-legacy -S`, where "-P FORWARD DROP" is a policy, and "-N DOCKER-USER" a chain. */
export function parseLegacyForward(text: string): DroppingChain[] {
  if (!/^-P FORWARD DROP$/m.test(text)) return []
  const chain = /^-N DOCKER-USER$/m.test(text) ? 'DOCKER-USER' : 'FORWARD'
  return [{name: 'ip filter FORWARD (legacy)', hint: `iptables-legacy -I ${chain} -j ACCEPT`}]
}
