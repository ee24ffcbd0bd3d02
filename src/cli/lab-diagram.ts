import type {LabFile} from '../lab/file/lab-file.ts'
import {namesOfContainers} from '../lab/file/names-of-containers.ts'
import {addressesOfMachines, type PlannedMachine, plannedMachines} from '../lab/file/planned-machines.ts'
import {asList} from '../lab/file/values.ts'
import {formatIp} from '../process/ip-prefix.ts'
import type {Box, BoxGroup, Diagram} from '../report/diagram.ts'
import {type DrawnOverlay, overlayDiagrams} from './overlay-diagrams.ts'
import {ruleDiagram} from './rule-diagram.ts'

type Lines = Diagram['lines']

/** The lab of a file as a picture: networks, cables, machines, overlays, containers, and who may reach whom. */
export function labDiagram(file: LabFile, withRules: boolean): Diagram {
  const machines = plannedMachines(file)
  const addresses = addressesOfMachines(file)
  const own = (network: string, machine: string): string =>
    `${network} ${(addresses.get(machine)?.get(network) ?? []).map(formatIp).join(', ')}`
  const overlays = overlayDiagrams(file)
  const hosts = Object.entries(file.networks).filter(([, {host}]) => host !== undefined)
  const hostBox: Box = {
    id: 'host',
    words: [
      'host',
      ...hosts.map(([name, {host = []}]) => `${name} ${asList(host).join(', ')}`),
      ...wordsOf(overlays, 'host'),
    ],
  }
  const boxOf = ({name, machine}: PlannedMachine): Box => ({
    id: name,
    words: [
      machine.role === 'plain' ? name : `${name}, ${machine.role}`,
      machine.start === 'later' ? 'starts later' : '',
      ...Object.keys(machine.networks).map(network => own(network, name)),
      ...wordsOf(overlays, name),
      ...servicesOf(machine.services),
    ],
  })
  const contained = containersOf(file)
  const places = machines.map((machine): Box | BoxGroup => {
    const inside = contained.filter(({on}) => on === machine.name)
    const boxes = [boxOf(machine), ...inside.map(({box}) => box)]
    return inside.length === 0 ? boxOf(machine) : {title: machine.name, boxes}
  })
  const spread = [...new Set(contained.flatMap(({on, role}) => (role ? [on] : [])))].map(role => ({
    title: `on machines of role ${role}`,
    boxes: contained.filter(({on}) => on === role).map(({box}) => box),
  }))
  const found = contained.filter(({on}) => on === '').map(({box}) => box)
  const rules = withRules ? ruleDiagram(file) : {items: [], lines: []}
  const cables = Object.keys(file.networks).filter(name => file.networks[name]?.link === true)
  const boxless = new Set(cables.map(name => `network ${name}`))
  return {
    items: [
      ...networksOf(file),
      ...overlays.map(({box}) => box),
      ...(hosts.length > 0 ? [hostBox] : []),
      ...[...places, ...spread, ...found, ...rules.items],
    ],
    lines: [
      ...hosts.map(([name]) => ({from: `network ${name}`, to: 'host', kind: 'cable' as const})),
      ...cablesOf(file, machines),
      ...overlays.flatMap(({lines}) => lines),
      ...contained.flatMap(({lines}) => lines),
      ...rules.lines,
      // A cable is no box: what runs over one has no line to it.
    ].filter(({from}) => !boxless.has(from)),
  }
}

/** All but cables between two machines, which are lines. */
const networksOf = ({networks}: LabFile): Box[] =>
  Object.entries(networks)
    .filter(([, {link}]) => link !== true)
    .map(([name, {subnet, mtu, outside}]) => ({
      id: `network ${name}`,
      words: [
        name,
        ...asList(subnet),
        mtu === 1500 ? '' : `MTU ${mtu}`,
        outside ? 'leads out of the lab' : '',
      ],
      isRound: true,
    }))

function cablesOf({networks}: LabFile, machines: readonly PlannedMachine[]): Lines {
  return Object.entries(networks).flatMap(([network, {link, subnet}]): Lines => {
    const there = machines
      .filter(({machine}) => Object.hasOwn(machine.networks, network))
      .map(({name}) => name)
    if (link !== true) return there.map(to => ({from: `network ${network}`, to, kind: 'cable'}))
    const [from = '', to = ''] = there
    return [{from, to, kind: 'cable', words: `${network} ${asList(subnet).join(', ')}`}]
  })
}

const wordsOf = (overlays: readonly DrawnOverlay[], place: string): string[] =>
  overlays.map(({addresses}) => addresses.get(place) ?? '')

interface DrawnContainer {
  box: Box
  lines: Lines
  /** A machine, or the role that chooses one; empty where setup makes it. */
  on: string
  role: boolean
}

function containersOf(file: LabFile): DrawnContainer[] {
  return Object.entries(file.containers).flatMap(([key, {on = '', find, network, services}]) => {
    const [carrier] = [`overlay ${network}`, `network ${network}`].filter(id =>
      Object.hasOwn(id.startsWith('overlay') ? file.overlays : file.networks, network),
    )
    return namesOfContainers(file, key).map(name => ({
      box: {id: name, words: [name, find === undefined ? '' : `found: ${find}`, ...servicesOf(services)]},
      lines: carrier === undefined ? [] : [{from: carrier, to: name, kind: 'overlay' as const}],
      on,
      role: on !== '' && !Object.hasOwn(file.machines, on),
    }))
  })
}

const servicesOf = (services: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries(services).map(([name, words]) => `${name} ${words}`)
