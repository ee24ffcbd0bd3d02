import type {LocatedProblem} from '../lab/file/located-problem.ts'
import type {OverlayPlan} from '../lab/overlay-plan.ts'
import type {Topology} from '../lab/topology.ts'
import {bridgeName, fanPort, vni} from './fan/mapping.ts'

/** Interfaces that machines have beside those of overlays; the kernel takes all and default for all of them. */
const usualInterfaces = /^(?:lo|all|default|eth\d+|docker\d+|ftun\d+|veth.*|lxd.*)$/

/** What overlays of one lab must not have in common: each has to be known by its packets, and by its interface. */
export function problemsBetweenOverlays({overlays}: Pick<Topology, 'overlays'>): LocatedProblem[] {
  return overlays.flatMap((plan, index): LocatedProblem[] => {
    if (plan.type === 'fan') return []
    // Of two that are alike the later one is told; a fan cannot change.
    const others = overlays.filter((each, at) => each.type === 'fan' || at < index)
    const has = (key: 'vni' | 'port' | 'interface', rule: string, other: OverlayPlan | undefined) =>
      other
        ? [
            {
              path: ['overlays', plan.name, key],
              rule: `${rule} ${other.type} ${other.name}`,
              value: plan[key],
            },
          ]
        : []
    return [
      ...has(
        'vni',
        'must be another number than that of',
        others.find(each => vniOf(each) === plan.vni),
      ),
      // Two of different numbers can share a port, but for the fan's programs.
      ...has(
        'port',
        'must be another port than that of',
        others.find(each => each.type === 'fan' && plan.port === fanPort),
      ),
      ...has(
        'interface',
        'must be another name than that of',
        // With their numbers the names that follow from them will differ, too.
        others.find(
          each =>
            interfaceOf(each) === plan.interface &&
            !(vniOf(each) === plan.vni && plan.interface === `vxlan${plan.vni}`),
        ),
      ),
      ...(usualInterfaces.test(plan.interface)
        ? [
            {
              path: ['overlays', plan.name, 'interface'],
              rule: 'must not be the name of an interface that machines have anyway',
              value: plan.interface,
            },
          ]
        : []),
    ]
  })
}

const vniOf = (plan: OverlayPlan): number => (plan.type === 'fan' ? vni(plan.prefix) : plan.vni)

const interfaceOf = (plan: OverlayPlan): string =>
  plan.type === 'fan' ? bridgeName(plan.prefix) : plan.interface
