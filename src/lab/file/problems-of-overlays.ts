import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {plannedMachines} from './planned-machines.ts'
import {problemsOfVxlan} from './problems-of-vxlan.ts'
import {problemsOfWords} from './problems-of-words.ts'
import {unknownName} from './unknown-name.ts'
import {asList} from './values.ts'

type FanOfFile = Extract<LabFile['overlays'][string], {type: 'fan'}>

export function problemsOfOverlays(file: LabFile): LocatedProblem[] {
  const {networks, overlays} = file
  return Object.entries(overlays).flatMap(([name, overlay]) => {
    const path = ['overlays', name]
    const {over} = overlay
    const twin = Object.hasOwn(networks, name)
      ? [{path, rule: 'must not have the name of a network: choose another', isKey: true}]
      : []
    if (!Object.hasOwn(networks, over)) {
      const known = {value: over, known: Object.keys(networks)}
      return [...twin, unknownName([...path, 'over'], 'name a network of this file', known)]
    }
    const own =
      overlay.type === 'fan' ? problemsOfFan(file, path, overlay) : problemsOfVxlan(file, path, overlay)
    return [...twin, ...own]
  })
}

function problemsOfFan(file: LabFile, path: string[], fan: FanOfFile): LocatedProblem[] {
  const {over} = fan
  const ofWords = problemsOfWords(file, [...path, 'members'], fan.members ?? [], Object.keys(file.groups))
  const hasIpv4 = asList(file.networks[over]?.subnet ?? []).some(subnet => !subnet.includes(':'))
  if (hasIpv4) return ofWords.length > 0 ? ofWords : problemsOfMembers(file, path, fan)
  const rule = 'must have an IPv4 subnet: a fan computes its addresses from IPv4 ones'
  return [{path: [...path, 'over'], rule, value: over}, ...ofWords]
}

/**
 * Whoever is on a fan has an address on the network below, from which that on the fan follows. Machines that run containers
 * have them on the fan.
 */
function problemsOfMembers(file: LabFile, path: string[], {over, members}: FanOfFile): LocatedProblem[] {
  const machines = plannedMachines(file)
  const names = members ? membersOf(file, members).names : machines.map(({name}) => name)
  const isThere = (name: string): boolean =>
    name === 'host'
      ? file.networks[over]?.host !== undefined
      : machines.some(each => each.name === name && Object.hasOwn(each.machine.networks, over))
  const strangers = names.filter(name => !isThere(name))
  const missing = machines
    .filter(
      ({name, machine}) => machine.role !== 'plain' && machine.start !== 'later' && !names.includes(name),
    )
    .map(({name}) => name)
  if (strangers.length > 0) {
    const rule = `must be on network ${over}, over which the fan runs: ${withVerb(strangers)} not`
    return members
      ? [{path: [...path, 'members'], rule}]
      : [{path, rule: `has all machines as members, which ${rule}`, isKey: true, remedy: 'list its members'}]
  }
  if (missing.length === 0) return []
  const rule = `must have all machines that run containers, which are on the fan: ${withVerb(missing)} missing`
  return [{path: [...path, 'members'], rule}]
}

const withVerb = (names: readonly string[]): string =>
  `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'}`
