import * as z from 'zod'
import {readJson} from '../../process/read-json.ts'
import type {Act, FirewallChain, FirewallRule, FirewallTable} from './firewall.ts'
import type {Flow} from './flow.ts'
import {
  type Expression,
  fieldOf,
  type NftMatch,
  type SetElements,
  shareOfMatch,
  valuesOf,
} from './nft-match.ts'
import {type Share, shareOfBoth} from './share.ts'

const place = {family: z.string(), table: z.string()}

/**
 * What `nft -j list ruleset` prints, cut to what is read:
 *
 *     {"chain": {"family": "inet", "table": "filter", "name": "forward", "handle": 1, "type": "filter",
 *                "hook": "forward", "prio": 0, "policy": "drop"}}
 */
const ruleset = z.object({
  nftables: z.array(
    z.object({
      chain: z
        .object({
          ...{...place, name: z.string(), hook: z.string().optional(), prio: z.int().optional()},
          policy: z.enum(['accept', 'drop']).optional(),
          dev: z.union([z.string(), z.array(z.string())]).optional(),
        })
        .optional(),
      rule: z
        .object({
          ...{...place, chain: z.string(), handle: z.int()},
          expr: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])),
        })
        .optional(),
      set: z.object({...place, name: z.string(), elem: z.array(z.unknown()).optional()}).optional(),
      map: z.object({...place, name: z.string(), elem: z.array(z.unknown()).optional()}).optional(),
    }),
  ),
})

/** As far as it was read. */
interface GrowingTable extends FirewallTable {
  chains: (FirewallChain & {rules: FirewallRule[]})[]
  sets: Map<string, readonly Expression[]>
}

/** Reads nft's JSON. Throws a LabError where it has another shape; `what` names the answer. */
export function readNft(text: string, what: string): FirewallTable[] {
  const {nftables} = readJson(text, ruleset, what)
  const tables = new Map<string, GrowingTable>()
  const tableOf = ({family, table}: {family: string; table: string}): GrowingTable => {
    const key = `${family} ${table}`
    const fresh = {tool: 'nft' as const, family, name: table, chains: [], sets: new Map(), isPartial: false}
    const known: GrowingTable = tables.get(key) ?? fresh
    tables.set(key, known)
    return known
  }
  for (const {chain, rule, set, map} of nftables) {
    const named = set ?? map
    if (named) tableOf(named).sets.set(named.name, named.elem ?? [])
    if (chain) {
      const {name, hook, prio = 0, policy = 'accept', dev = []} = chain
      const devices = [dev].flat()
      const own = hook === undefined ? undefined : {name: hook, priority: prio, policy, devices}
      tableOf(chain).chains.push({name, hook: own, rules: []})
    }
    if (rule) {
      const table = tableOf(rule)
      const {sets, chains, family} = table
      table.isPartial ||= rule.expr.some(each => fieldOf(each, 'xt') !== undefined)
      const own = chains.find(({name}) => name === rule.chain)
      own?.rules.push(...rulesOf(rule.expr, `rule ${rule.handle}`, family, sets))
    }
  }
  return [...tables.values()]
}

/** A rule, or one for each element of its map of verdicts. */
function rulesOf(
  statements: readonly Expression[],
  text: string,
  family: string,
  sets: SetElements,
): FirewallRule[] {
  const conditions: ((flow: Flow) => Share)[] = []
  const shareOf = (flow: Flow): Share =>
    conditions.map(condition => condition(flow)).reduce(shareOfBoth, 'all')
  for (const statement of statements) {
    const match = fieldOf(statement, 'match')
    const map = fieldOf(statement, 'vmap')
    const act = actOf(statement)
    if (match !== undefined) conditions.push(flow => shareOfMatch(match as NftMatch, family, sets, flow))
    else if (map !== undefined) return verdictsOf(map, {text, family, sets, shareOf})
    else if (act !== undefined) return [{text, act, shareOf}]
    else conditions.push(() => shareOfStatement(statement))
  }
  return [{text, act: 'pass', shareOf}]
}

function verdictsOf(
  map: Expression,
  {
    text,
    family,
    sets,
    shareOf,
  }: {text: string; family: string; sets: SetElements; shareOf: FirewallRule['shareOf']},
): FirewallRule[] {
  const left = fieldOf(map, 'key')
  return (valuesOf(fieldOf(map, 'data'), sets) ?? []).flatMap(entry => {
    const [right, verdict] = Array.isArray(entry) ? entry : []
    const act = actOf(verdict)
    if (act === undefined) return []
    const own = (flow: Flow): Share => shareOfMatch({op: '==', left, right}, family, sets, flow)
    return [{text, act, shareOf: (flow: Flow) => shareOfBoth(shareOf(flow), own(flow))}]
  })
}

function actOf(statement: Expression): Act | undefined {
  const has = (name: string): boolean => fieldOf(statement, name) !== undefined
  const jump = fieldOf(fieldOf(statement, 'jump'), 'target')
  const goto = fieldOf(fieldOf(statement, 'goto'), 'target')
  if (jump !== undefined) return {jump: String(jump)}
  if (goto !== undefined) return {goto: String(goto)}
  if (has('drop') || has('reject')) return 'drop'
  if (has('accept')) return 'accept'
  if (has('return')) return 'return'
  return fieldOf(fieldOf(statement, 'xt'), 'name') === 'REJECT' ? 'drop' : undefined
}

/** What a statement that is no match leaves of a flow. */
function shareOfStatement(statement: Expression): Share {
  const has = (name: string): boolean => fieldOf(statement, name) !== undefined
  if (has('limit') || has('quota') || has('ct count')) return 'some'
  return fieldOf(fieldOf(statement, 'xt'), 'type') === 'match' ? 'unknown' : 'all'
}
