/** Chains of the forward hook that drop what no rule accepts: `family table chain`. */
export type DroppingChains = readonly string[]

/**
 * Reads `nft -j list chains` (nftables 1.0):
 *
 *     {"nftables": [{"metainfo": …}, {"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 1,
 *       "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}}, …]}
 *
 * Throws a SyntaxError when it is no JSON.
 */
export function parseNftChains(text: string): DroppingChains {
  const {nftables} = JSON.parse(text) as {nftables: {chain?: NftChain}[]}
  return nftables.flatMap(({chain}) =>
    chain?.hook === 'forward' && chain.policy === 'drop'
      ? [`${chain.family} ${chain.table} ${chain.name}`]
      : [],
  )
}

interface NftChain {
  family: string
  table: string
  name: string
  hook?: string
  policy?: string
}

/** Reads `iptables-legacy -S FORWARD`, whose first line is the policy: "-P FORWARD DROP". */
export const parseLegacyForward = (text: string): DroppingChains =>
  /^-P FORWARD DROP$/m.test(text) ? ['ip filter FORWARD (legacy)'] : []
