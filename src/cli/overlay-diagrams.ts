import type {LabFile} from '../lab/file/lab-file.ts'
import {membersOf} from '../lab/file/members-of.ts'
import type {PlannedMachine} from '../lab/file/planned-machines.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {asList} from '../lab/file/values.ts'
import {overlayIn} from '../overlays/index.ts'
import type {Box, Diagram} from '../report/diagram.ts'

type Lines = Diagram['lines']
type Fan = Extract<LabFile['overlays'][string], {type: 'fan'}>

/** A picture's overlay, and the addresses of its members on it; none where they are not known from the file. */
export interface DrawnOverlay {
  box: Box
  lines: Lines
  addresses: ReadonlyMap<string, string>
}

/** The overlays of a lab file, as a picture shows them. */
export function overlayDiagrams(file: LabFile, machines: readonly PlannedMachine[]): DrawnOverlay[] {
  return Object.entries(file.overlays).map(([name, overlay]) => {
    const id = `overlay ${name}`
    const addresses =
      overlay.type === 'fan' ? onFan(file, overlay, machines) : onVxlan(overlay.members, machines)
    return {
      box: {
        id,
        words: [name, `${overlay.type} over ${overlay.over}`, ...asList(overlay.prefix)],
        isRound: true,
      },
      lines: [
        {from: `network ${overlay.over}`, to: id, kind: 'overlay' as const},
        ...[...addresses.keys()].map(to => ({from: id, to, kind: 'overlay' as const})),
      ],
      addresses: new Map([...addresses].map(([place, address]) => [place, `${name} ${address}`])),
    }
  })
}

/** Whoever is on the network below is on a fan, where the file does not name its members. */
function onFan(file: LabFile, fan: Fan, machines: readonly PlannedMachine[]): Map<string, string> {
  const isFirst = Object.values(file.overlays).find(({type}) => type === 'fan') === fan
  const overlay = isFirst ? overlayIn(topologyOf(file)) : undefined
  const below = [
    ...(file.networks[fan.over]?.host === undefined ? [] : ['host']),
    ...machines.filter(({machine}) => Object.hasOwn(machine.networks, fan.over)).map(({name}) => name),
  ]
  const names = fan.members === undefined ? below : membersOf(file, fan.members).names
  return new Map(names.map(name => [name, below.includes(name) ? (overlay?.addressOf({name}) ?? '') : '']))
}

function onVxlan(
  members: Readonly<Record<string, string | string[]>>,
  machines: readonly PlannedMachine[],
): Map<string, string> {
  const known = machines.filter(({key}) => Object.hasOwn(members, key))
  return new Map(
    known.map(({key, name}) => [name, name === key ? asList(members[key] ?? []).join(', ') : '']),
  )
}
