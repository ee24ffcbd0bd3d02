import {cellsOfRule} from '../../expect/rules/cells-of-rules.ts'
import type {Breakage} from '../../faults/any-lab/breakage.ts'
import type {RuleDefinition} from '../../lab/file/rule-definition.ts'
import {plannedEndpoints} from '../../lab/planned-endpoints.ts'
import type {Topology} from '../../lab/topology.ts'
import {expectationOf} from './expectation-of.ts'

/** A rule by which an act would be noticed, as a lab file has it; undefined where nobody of the lab could ask. */
export function ruleNoticing(topology: Topology, breakage: Breakage): string | undefined {
  const [what, words] = expectationFor(topology, breakage)
  const names = plannedEndpoints(topology).map(({name}) => name)
  // The host is no machine of the lab's, and is named where nobody else could ask.
  const pairs = [...names.slice(1), 'host'].flatMap(from => names.map(to => ({from, to})))
  // What a machine stops is mostly between others.
  const isItself = ({from, to}: {from: string; to: string}): boolean =>
    breakage.kind === 'opened' && (from === breakage.machine || to === breakage.machine)
  const sorted = pairs.toSorted((a, b) => Number(isItself(a)) - Number(isItself(b)))
  let perhaps: string | undefined
  for (const {from, to} of sorted) {
    const cells = cellsOfRule(topology, {...what, from: [from], to: [to]})
    const {must, may} = expectationOf(topology, cells, breakage)
    const rule = `{ from: ${from}, to: ${to}, ${words} }`
    if (must.length > 0) return rule
    if (may.length > 0) perhaps ??= rule
  }
  return perhaps
}

function expectationFor(
  {networks}: Topology,
  breakage: Breakage,
): [Omit<RuleDefinition, 'from' | 'to'>, string] {
  switch (breakage.kind) {
    case 'size': {
      const mtu = networks.find(({name}) => name === breakage.network)?.mtu ?? 1500
      return [{mtu}, `mtu: ${mtu}`]
    }
    case 'opened':
      return [{deny: ['tcp/22']}, 'deny: tcp/22']
    case 'service':
      return [{allow: [`http/${breakage.port}/`]}, `allow: http/${breakage.port}/`]
    default:
      return [{allow: ['icmp']}, 'allow: icmp']
  }
}
