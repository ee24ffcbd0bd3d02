import type {LabFile} from '../lab/file/lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {overlaysIn} from '../overlays/index.ts'
import type {Box, Diagram} from '../report/diagram.ts'

type Lines = Diagram['lines']

/** A picture's overlay, and the addresses of its members on it; none where they are not known from the file. */
export interface DrawnOverlay {
  box: Box
  lines: Lines
  addresses: ReadonlyMap<string, string>
}

/** The overlays of a lab file, as a picture shows them. */
export function overlayDiagrams(file: LabFile): DrawnOverlay[] {
  const topology = topologyOf(file)
  const machines = [...topology.machines, ...topology.later].map(({name}) => name)
  return overlaysIn(topology).map(({name, type, prefixes, vni, port, members, addressesOf}) => {
    const id = `overlay ${name}`
    const {over = ''} = file.overlays[name] ?? {}
    const there = ['host', ...machines].filter(each => members.includes(each))
    const wire = type === 'fan' ? [] : [`VNI ${vni}, UDP ${port}`]
    return {
      box: {id, words: [name, `${type} over ${over}`, ...prefixes, ...wire], isRound: true},
      lines: [
        {from: `network ${over}`, to: id, kind: 'overlay' as const},
        ...there.map(to => ({from: id, to, kind: 'overlay' as const})),
      ],
      addresses: new Map(there.map(place => [place, `${name} ${addressesOf({name: place}).join(', ')}`])),
    }
  })
}
