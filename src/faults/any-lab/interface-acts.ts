import {NotObservable} from '../../lab/check-failed.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {MachinePlan, Topology} from '../../lab/topology.ts'
import {ipLinks} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import type {Ground, LabAct} from './lab-act.ts'
import {noteNetwork, restoreNetwork} from './noted-network.ts'

type Interface = MachinePlan['interfaces'][number]

/** Bytes that every packet of IPv6 may have: less is no network any more. */
const smallest = 1280

const families = [
  {family: 4, name: 'IPv4', isOf: (text: string) => !text.includes(':')},
  {family: 6, name: 'IPv6', isOf: (text: string) => text.includes(':')},
] as const

/** Acts on a machine's interface on a network. */
export function interfaceActs(topology: Topology, plan: MachinePlan): LabAct[] {
  return plan.interfaces.flatMap((own, index) => [
    goesDown(plan.name, own),
    linkGoesDown(plan.name, own, index),
    ...families.flatMap(family => losesAddress(topology, plan.name, own, family)),
    ...getsSmaller(topology, plan.name, own),
    ...isImpersonated(topology, plan.name, own),
  ])
}

const goesDown = (machine: string, {network, device}: Interface): LabAct => ({
  name: `${machine}’s interface on ${network} is down`,
  breaks: {kind: 'cut', machine, network},
  async act({lab}) {
    await noteNetwork(lab.machine(machine))
    await lab.machine(machine).succeed(['ip', 'link', 'set', 'dev', device, 'down'])
  },
  async undo({lab}) {
    await lab.machine(machine).succeed(['ip', 'link', 'set', 'dev', device, 'up'])
    await restoreNetwork(lab.machine(machine))
  },
})

/** The machine sees its carrier go, and nothing of it is done inside. */
const linkGoesDown = (machine: string, {network}: Interface, index: number): LabAct => ({
  name: `the link of ${machine} to ${network} is cut`,
  breaks: {kind: 'cut', machine, network},
  async act(ground) {
    await noteNetwork(ground.lab.machine(machine))
    await ground.lab.host.succeed(['ip', 'link', 'set', 'dev', portOf(ground, machine, index), 'down'])
  },
  async undo(ground) {
    await ground.lab.host.succeed(['ip', 'link', 'set', 'dev', portOf(ground, machine, index), 'up'])
    await restoreNetwork(ground.lab.machine(machine))
  },
})

function portOf({portOf: port}: Ground, machine: string, index: number): string {
  if (!port) throw new NotObservable('links of these machines have no end in the lab')
  return port(machine, index)
}

function losesAddress(
  {networks}: Topology,
  machine: string,
  {network, device, addresses}: Interface,
  {family, name, isOf}: (typeof families)[number],
): LabAct[] {
  const own = addresses.filter(isOf)
  // A machine that gets its address from the lab has it again as soon as it asks.
  if (own.length === 0 || networks.find(each => each.name === network)?.addressing === 'dhcp') return []
  return [
    {
      name: `${machine} has lost its ${name} address on ${network}`,
      breaks: {kind: 'address', machine, network, family},
      async act({lab}) {
        await noteNetwork(lab.machine(machine))
        for (const address of own)
          await lab.machine(machine).succeed(['ip', 'addr', 'del', address, 'dev', device])
      },
      undo: ({lab}) => restoreNetwork(lab.machine(machine)),
    },
  ]
}

function getsSmaller({networks}: Topology, machine: string, {network, device}: Interface): LabAct[] {
  const mtu = networks.find(({name}) => name === network)?.mtu ?? 1500
  if (mtu <= smallest) return []
  let before: string | undefined
  const set = (lab: Lab, bytes: string): Promise<string> =>
    lab.machine(machine).succeed(['ip', 'link', 'set', 'dev', device, 'mtu', bytes])
  return [
    {
      name: `${machine} takes packets of at most ${smallest} bytes on ${network}`,
      breaks: {kind: 'size', machine, network, bytes: smallest},
      async act({lab}) {
        const links = await lab.machine(machine).json(['ip', '-json', 'link', 'show', 'dev', device], ipLinks)
        before = String(links[0]?.mtu ?? mtu)
        await set(lab, String(smallest))
      },
      async undo({lab}) {
        if (before !== undefined) await set(lab, before)
        // Others have learnt what passed meanwhile.
        await Promise.all(lab.machines.map(forgetSizes))
      },
    },
  ]
}

async function forgetSizes(machine: Machine): Promise<void> {
  for (const family of ['-4', '-6']) await machine.run(['ip', family, 'route', 'flush', 'cache'])
}

/** Everybody else on the network takes another machine for it, and that one answers. */
function isImpersonated({machines}: Topology, machine: string, {network, addresses}: Interface): LabAct[] {
  const address = addresses.find(text => !text.includes(':'))?.replace(/\/.*/, '')
  const others = machines.flatMap(({name, forward, interfaces}) =>
    interfaces
      .filter(each => each.network === network && name !== machine)
      .map(({device}) => ({name, device, forward})),
  )
  // Whom all others ask on their way is the last that should play somebody else.
  const [impostor] = others.filter(({forward}) => !forward).concat(others)
  if (address === undefined || !impostor || others.length < 2) return []
  const deceived = others.filter(({name}) => name !== impostor.name)
  return [
    {
      name: `${impostor.name} answers for ${machine} on ${network}`,
      breaks: {kind: 'impostor', machine, network, by: impostor.name},
      async act({lab}) {
        const hardware = await hardwareAddress(lab, impostor)
        await lab
          .machine(impostor.name)
          .succeed(['ip', 'addr', 'add', `${address}/32`, 'dev', impostor.device])
        for (const {name, device} of deceived)
          await lab
            .machine(name)
            .succeed([
              ...['ip', 'neigh', 'replace', address, 'lladdr', hardware],
              ...['dev', device, 'nud', 'permanent'],
            ])
      },
      async undo({lab}) {
        await lab.machine(impostor.name).run(['ip', 'addr', 'del', `${address}/32`, 'dev', impostor.device])
        for (const {name, device} of deceived)
          await lab.machine(name).run(['ip', 'neigh', 'del', address, 'dev', device])
      },
    },
  ]
}

async function hardwareAddress(lab: Lab, {name, device}: {name: string; device: string}): Promise<string> {
  const said = (await lab.machine(name).read(`/sys/class/net/${device}/address`)).trim()
  if (/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/.test(said)) return said
  throw new LabError(`cannot tell the hardware address of ${device} on ${name}: it is none of Ethernet`)
}
