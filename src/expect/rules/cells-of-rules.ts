import {parseTime} from '../../lab/file/measures.ts'
import {parseShare} from '../../lab/file/quantities.ts'
import type {RuleDefinition} from '../../lab/file/rule-definition.ts'
import {namedEndpoints} from '../../lab/named-endpoints.ts'
import type {Topology} from '../../lab/topology.ts'
import {formatIp, parseIp} from '../../process/ip-prefix.ts'
import {addressPair, familyOf, plannedAddresses} from './addresses-asked.ts'
import {type NamelessCell, nameOfCell, type RuleCell} from './rule-cell.ts'
import {servedBy, serviceNamed} from './services-of-target.ts'

/** The cells of a rule that two endpoints are in, whatever family. */
type Content = Omit<NamelessCell, 'ids' | 'source' | 'target' | 'family' | 'over' | 'told'>

/** All that a lab's rules expect, a cell for each source, target, service and family. What several rules say is one cell. */
export function cellsOfRules(topology: Topology, rules: readonly RuleDefinition[]): RuleCell[] {
  const cells = new Map<string, RuleCell>()
  for (const cell of rules.flatMap(rule => cellsOfRule(topology, rule))) {
    const known = cells.get(cell.name)
    if (!known) {
      cells.set(cell.name, cell)
      continue
    }
    const {within} = cell
    cells.set(cell.name, {
      ...known,
      ids: [...new Set([...known.ids, ...cell.ids])],
      within:
        known.within === undefined || within === undefined
          ? (known.within ?? within)
          : Math.max(known.within, within),
    })
  }
  return [...cells.values()]
}

/** Those of one rule; none where nobody it names has a family or a service in common. */
export function cellsOfRule(topology: Topology, rule: RuleDefinition): RuleCell[] {
  const [from, to] = [rule.from, rule.to].map(words => namedEndpoints(topology, words).names) as [
    string[],
    string[],
  ]
  const families = familiesOf(rule)
  const contents = new Map(to.map(target => [target, contentsOf(topology, rule, target, to)]))
  return from.flatMap(source =>
    to
      .filter(target => target !== source && mayBe(topology, rule.where, source, target))
      .flatMap(target => {
        const addresses = [source, target].map(name => plannedAddresses(topology, name))
        return families.flatMap(family => {
          const {over} = rule
          const pair = addressPair(addresses[0] ?? [], addresses[1] ?? [], {family, over})
          if (!pair) return []
          const told = pair.isTold ? pair.target.on : undefined
          return (contents.get(target) ?? []).map((content): RuleCell => {
            const who = {ids: rule.id ?? [], source, target, family, over, told}
            const {shownMost: _, ...cell} = {...content, ...who}
            return {...cell, name: nameOfCell({...content, ...cell})}
          })
        })
      }),
  )
}

/** An address that the target has to see is of one family. */
function familiesOf({family, source}: RuleDefinition): (4 | 6)[] {
  const asked = family === undefined ? [4, 6] : [family === 'v4' ? 4 : 6]
  const seen = source === undefined || source === 'own' ? undefined : familyOf(source)
  return (asked as (4 | 6)[]).filter(each => seen === undefined || seen === each)
}

/** Whether both can be where the rule says, as far as that is known before the lab runs. */
function mayBe(topology: Topology, where: RuleDefinition['where'], source: string, target: string): boolean {
  if (where === undefined) return true
  const [first, second] = [source, target].map(name => {
    if (topology.found.some(each => each.name === name)) return undefined
    const container = topology.containers.find(each => each.name === name)
    return container ? container.machine : name
  })
  return first === undefined || second === undefined || (first === second) === (where === 'same-machine')
}

function contentsOf(
  topology: Topology,
  rule: RuleDefinition,
  target: string,
  targets: readonly string[],
): Content[] {
  const {where, path, source, mtu, latency, loss, http} = rule
  const within = rule.within === undefined ? undefined : parseTime(rule.within)
  const content = (kind: RuleCell['kind'], word: string): Content[] => {
    const service = serviceNamed(topology, target, word, targets)
    return service ? [{kind, word, service, where, within}] : []
  }
  const onlySaysMore = source !== undefined && http === undefined && rule.deny === undefined
  const implied = http ? ['http'] : onlySaysMore ? ['icmp'] : []
  const allowed = rule.allow ?? implied
  // As kernels write it, which is what a question is seen with.
  const seenAs = source === undefined || source === 'own' ? undefined : formatIp(parseIp(source))
  const by = (rule.allow ?? ['icmp']).flatMap(word => content('allow', word))
  const asked = allowed.flatMap(word => content('allow', word))
  const lacksPage = http !== undefined && asked.every(({service}) => service.kind !== 'http')
  return [
    ...[...asked, ...(lacksPage ? content('allow', 'http') : [])].map(each => ({
      ...each,
      seenAs,
      ...(each.service.kind === 'http' && {page: http}),
    })),
    ...(rule.deny ?? [])
      .flatMap(word => (word === 'any' ? servedBy(topology, target) : [word]))
      .flatMap(word => content('deny', word)),
    ...(path ? by.map(each => ({...each, kind: 'path' as const, path})) : []),
    ...(mtu === undefined ? [] : content('mtu', 'icmp').map(each => ({...each, mtu}))),
    ...(latency ? limited(by, 'latency', latency.max, parseTime(latency.max)) : []),
    ...(loss ? limited(by, 'loss', loss.max, parseShare(loss.max)) : []),
  ]
}

const limited = (
  by: readonly Content[],
  kind: 'latency' | 'loss',
  shownMost: string,
  most: number,
): Content[] => by.map(each => ({...each, kind, most, shownMost}))
