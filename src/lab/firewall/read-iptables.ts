import {LabError} from '../../process/lab-error.ts'
import type {Act, FirewallChain, FirewallRule, FirewallTable} from './firewall.ts'
import {shareOfOptions} from './iptables-options.ts'

/** When the kernel calls the chains of a table. That of network address translation drops nothing. */
const priorities: Readonly<Record<string, number>> = {raw: -300, mangle: -150, filter: 0, security: 50}

const quotedWord = /"((?:[^"\\]|\\.)*)"|\S+/g

/** Targets that end a rule's way; other ones, such as LOG, let it go on. */
const ends: Readonly<Record<string, Act>> = {
  ACCEPT: 'accept',
  DROP: 'drop',
  REJECT: 'drop',
  RETURN: 'return',
}

/**
 * Reads what `iptables-save` prints:
 *
 *     *filter
 *     :FORWARD DROP [0:0]
 *     :DOCKER-USER - [0:0]
 *     -A FORWARD -o fan-240 -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
 *     COMMIT
 *
 * Throws a LabError at a line of another shape; `what` names the answer.
 */
export function readIptables(text: string, tool: FirewallTable['tool'], what: string): FirewallTable[] {
  const tables: {name: string; chains: (FirewallChain & {rules: FirewallRule[]})[]}[] = []
  for (const line of text.split('\n')) {
    if (line === '' || line === 'COMMIT' || line.startsWith('#')) continue
    const [, table] = /^\*(\w+)$/.exec(line) ?? []
    const [, name, policy] = /^:(\S+) (ACCEPT|DROP|-) /.exec(line) ?? []
    const [, appended, words] = /^-A (\S+)(.*)$/.exec(line) ?? []
    const last = tables.at(-1)
    const chain = last?.chains.find(each => each.name === appended)
    if (table !== undefined) tables.push({name: table, chains: []})
    else if (last && name !== undefined && policy !== undefined) {
      const isBase = policy !== '-'
      const hook = {name: name.toLowerCase(), priority: priorities[last.name] ?? 0, devices: []}
      const own = {...hook, policy: policy === 'DROP' ? ('drop' as const) : ('accept' as const)}
      last.chains.push({name, hook: isBase ? own : undefined, rules: []})
    } else if (chain && words !== undefined) chain.rules.push(readRule(line, wordsOf(words)))
    else throw new LabError(`cannot read ${what}: not a line of iptables-save: ${JSON.stringify(line)}`)
  }
  return tables
    .filter(({name}) => name in priorities)
    .map(({name, chains}) => ({tool, family: 'ip', name, chains, isPartial: false}))
}

const wordsOf = (text: string): string[] =>
  [...text.matchAll(quotedWord)].map(([word, inner]) => inner?.replaceAll(/\\(.)/g, '$1') ?? word)

/** What stands behind the target is the target's own. */
function readRule(text: string, words: readonly string[]): FirewallRule {
  const at = words.findIndex(word => word === '-j' || word === '-g')
  const options = at < 0 ? words : words.slice(0, at)
  const target = at < 0 ? '' : (words[at + 1] ?? '')
  const act: Act =
    words[at] === '-g' ? {goto: target} : (ends[target] ?? (target === '' ? 'pass' : {jump: target}))
  return {text: `rule "${text}"`, act, shareOf: flow => shareOfOptions(options, flow)}
}
