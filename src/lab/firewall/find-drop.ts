import type {FirewallChain, FirewallRule, FirewallTable} from './firewall.ts'
import type {Flow} from './flow.ts'

/** What drops a packet that is forwarded. */
export interface Drop {
  /** Such as `the policy of chain forward (nft, table inet filter, hook forward, priority 0)`. */
  text: string
  /** The command that shows it. */
  command: string
}

/** Hooks that a packet passes which is forwarded, in their order. */
const hooks = ['ingress', 'prerouting', 'forward', 'postrouting', 'egress']

/** Those of them that are an interface's own. Older versions of nft do not tell of which one; then nothing is said. */
const hooksOfInterfaces = ['ingress', 'egress']

/** Families whose hooks ARP passes on its way over a bridge. */
const familiesOfArp = ['bridge', 'netdev']

/** Chains that jump to each other deeper than this are refused by the kernel. */
const deepest = 16

/**
 * The first rule or policy that drops part of the flow, by the order of hooks and priorities; undefined where none does.
 * Every chain at a hook is asked: what one accepts another may still drop. Of what only a packet could tell, such as a
 * mark, nothing is said: packets are asked by the cells of the matrix.
 */
export function findDrop(tables: readonly FirewallTable[], flow: Flow): Drop | undefined {
  const called = tables.flatMap(table =>
    table.chains.flatMap(chain => (isPassed(table, chain, flow) ? [{table, chain}] : [])),
  )
  const place = ({chain: {hook}}: (typeof called)[number]): number => hooks.indexOf(hook?.name ?? '')
  const priority = ({chain: {hook}}: (typeof called)[number]): number => hook?.priority ?? 0
  const inOrder = called.sort((a, b) => place(a) - place(b) || priority(a) - priority(b))
  for (const {table, chain} of inOrder) {
    const {dropped, ended} = walk(table, chain, flow, deepest)
    if (dropped) return describe(table, chain, dropped)
    if (!ended && chain.hook?.policy === 'drop') return describe(table, chain)
  }
  return undefined
}

function isPassed({family}: FirewallTable, {hook}: FirewallChain, {protocol, bridge, ports}: Flow): boolean {
  if (!hook || !hooks.includes(hook.name)) return false
  if (protocol === 'arp' && !familiesOfArp.includes(family)) return false
  if (!hooksOfInterfaces.includes(hook.name)) return true
  return hook.devices.some(name => name === bridge || ports.includes(name))
}

interface Walked {
  /** The rule that drops some of what came in, and its chain. */
  dropped?: {chain: FirewallChain; rule: FirewallRule}
  /** Nothing of what came in is left. */
  ended: boolean
}

function walk(table: FirewallTable, chain: FirewallChain, flow: Flow, left: number): Walked {
  for (const rule of chain.rules) {
    const share = rule.shareOf(flow)
    if (share === 'none' || rule.act === 'pass') continue
    const isAll = share === 'all'
    if (rule.act === 'drop') {
      if (share !== 'unknown') return {dropped: {chain, rule}, ended: true}
    } else if (rule.act === 'accept') {
      if (share !== 'some') return {ended: true}
    } else if (rule.act === 'return') {
      if (isAll) return {ended: false}
    } else {
      const isGoto = 'goto' in rule.act
      const name = 'goto' in rule.act ? rule.act.goto : rule.act.jump
      const next = table.chains.find(each => each.name === name)
      const inner = next && left > 0 ? walk(table, next, flow, left - 1) : {ended: false}
      if (inner.dropped && share !== 'unknown') return inner
      if (inner.ended && share !== 'some') return {ended: true}
      if (isGoto && isAll) return {ended: false}
    }
  }
  return {ended: false}
}

function describe(table: FirewallTable, base: FirewallChain, dropped?: Walked['dropped']): Drop {
  const {tool, family, name} = table
  const shown = tool === 'nft' ? `${family} ${name}` : name
  const {chain = base, rule} = dropped ?? {}
  const what = rule ? `${rule.text} of chain ${chain.name}` : `the policy of chain ${chain.name}`
  return {
    text: `${what} (${tool}, table ${shown}, hook ${base.hook?.name}, priority ${base.hook?.priority})`,
    command:
      tool === 'nft'
        ? `nft -a list chain ${shown} ${chain.name}`
        : `${tool} -t ${name} -v -n -L ${chain.name} --line-numbers`,
  }
}
