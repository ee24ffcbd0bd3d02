import {NotObservable} from '../../lab/check-failed.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Topology} from '../../lab/topology.ts'
import {overlaysIn} from '../../overlays/index.ts'
import type {Overlay} from '../../overlays/overlay.ts'
import type {LabAct} from './lab-act.ts'
import {addChain, dropTable} from './nft-table.ts'
import {noteNetwork, restoreNetwork} from './noted-network.ts'

/** Acts on what carries the overlays that a machine is a member of. */
export const overlayActs = (topology: Topology, {name}: {name: string}): LabAct[] =>
  overlaysIn(topology)
    .filter(({members}) => members.includes(name))
    .flatMap(overlay => [
      goesDown(overlay, name),
      getsWrongEnvelopes(overlay, name),
      ...losesPeer(topology, overlay, name),
    ])

const goesDown = (overlay: Overlay, machine: string): LabAct => ({
  name: `${machine}’s interface of ${overlay.name} is down`,
  breaks: {kind: 'overlay', machine, overlay: overlay.name},
  async act({lab}) {
    await noteNetwork(lab.machine(machine))
    await setTunnel(lab, overlay, machine, 'down')
  },
  async undo({lab}) {
    await setTunnel(lab, overlay, machine, 'up')
    await restoreNetwork(lab.machine(machine))
  },
})

async function setTunnel(lab: Lab, overlay: Overlay, name: string, state: 'up' | 'down'): Promise<void> {
  const machine = lab.machine(name)
  const {tunnel} = await overlay.links(machine)
  if (!tunnel) throw new NotObservable(`${name} has no interface of ${overlay.name}`)
  await machine.succeed(['ip', 'link', 'set', 'dev', tunnel.ifname, state])
}

const getsWrongEnvelopes = ({name: overlay, port, vni}: Overlay, machine: string): LabAct => ({
  name: `${machine} gets packets of ${overlay} in wrong envelopes`,
  breaks: {kind: 'overlay', machine, overlay},
  // The VNI is 24 bits behind the 8 bytes of UDP and the 4 of VXLAN's flags.
  act: ({lab}) =>
    addChain(lab.machine(machine), {
      ...{type: 'filter', hook: 'prerouting', priority: -300},
      rule: `udp dport ${port} @th,96,24 ${vni} @th,96,24 set ${(vni + 1) % 2 ** 24}`,
    }),
  undo: ({lab}) => dropTable(lab.machine(machine)),
})

/** The next member in the lab file's order. */
function losesPeer({machines}: Topology, overlay: Overlay, machine: string): LabAct[] {
  const members = machines.map(({name}) => name).filter(name => overlay.members.includes(name))
  const peer = members[(members.indexOf(machine) + 1) % members.length]
  if (peer === undefined || peer === machine) return []
  const address = overlay.envelope({address: overlay.addressOf({name: peer})}).target
  const route = (verb: 'add' | 'del'): string[] => [
    ...['ip', address.includes(':') ? '-6' : '-4', 'route', verb, 'blackhole', address],
  ]
  return [
    {
      name: `${machine} has no way to ${peer}, below ${overlay.name}`,
      breaks: {kind: 'peer', machine, peer},
      act: async ({lab}) => void (await lab.machine(machine).succeed(route('add'))),
      undo: async ({lab}) => void (await lab.machine(machine).run(route('del'))),
    },
  ]
}
