import type {LabFile} from '../lab/file/lab-file.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import type {Topology} from '../lab/topology.ts'
import {overlayProblems} from '../overlays/overlay-problems.ts'
import {contains, formatPrefix} from '../process/prefix.ts'

/** What fits, where the length of a prefix is to blame: the lab need not have LXD. */
const lengths = 'a fan is over a network of /16 or /24, and has a prefix of /8 or /16, also without LXD'

/** What the fan of a file and the network below it break together, each at the key that has to change. */
export function problemsOfFanInFile({overlays}: LabFile, topology: Topology): LocatedProblem[] {
  const [name, fan] = Object.entries(overlays).find(([, {type}]) => type === 'fan') ?? []
  if (name === undefined || fan?.type !== 'fan') return []
  const machines = topology.machines.filter(({address}) => contains(topology.underlay, address))
  return overlayProblems({...topology, machines}).map(rule => {
    const isBelow = rule.startsWith('underlay ') && !rule.endsWith(' overlap')
    const isLength = /LXD's limit|too small|no room/.test(rule)
    return {
      path: ['overlays', name, isBelow ? 'over' : 'prefix'],
      rule: `does not fit: ${rule}`,
      value: isBelow ? formatPrefix(topology.underlay) : fan.prefix,
      remedy: isLength ? lengths : `choose another ${isBelow ? 'network' : 'prefix'}`,
    }
  })
}
