import {NotObservable} from '../../lab/check-failed.ts'
import {parseService} from '../../lab/file/service.ts'
import type {Machine} from '../../lab/machine.ts'
import type {MachinePlan, Topology} from '../../lab/topology.ts'
import {openFirewall, restoreFirewall} from './firewall-opened.ts'
import type {LabAct} from './lab-act.ts'
import {addChain, dropTable} from './nft-table.ts'
import {noteFolder, restoreKernelValue, setKernelValue} from './noted-network.ts'

/** Before all other chains. */
const first = -300
/** Before the usual translation of sources. */
const beforeTranslation = 99

const forwardingValues = ['/proc/sys/net/ipv4/ip_forward', '/proc/sys/net/ipv6/conf/all/forwarding']

/** Acts on what a machine does with packets, whatever interface they come by. */
export function machineActs(
  {machines}: Topology,
  {name, forward, interfaces, role, services}: MachinePlan,
): LabAct[] {
  const own = new Set(interfaces.map(({network}) => network))
  const hasOthers = machines.some(other => !other.interfaces.some(({network}) => own.has(network)))
  const isRouted = hasOthers && (forward || interfaces.some(({gateways}) => gateways.length > 0))
  return [
    ...(isRouted ? [losesRoutes(name)] : []),
    ...(forward ? [stopsForwarding(name), dropsForwarded(name)] : [dropsArrivals(name)]),
    ...(forward ? interfaces.map(({network, device}) => rewrites(name, network, device)) : []),
    // Roles have rules of their own, which their software alone can make anew.
    ...(role === 'plain' ? [letsAllPass(name)] : []),
    ...Object.entries(services).flatMap(([service, words]) => stops(name, service, words)),
  ]
}

const losesRoutes = (machine: string): LabAct => ({
  name: `${machine} has no routes beyond its own networks`,
  breaks: {kind: 'routes', machine},
  async act({lab}) {
    await lab.machine(machine).succeed(['sh', '-ec', hideRoutes])
  },
  async undo({lab}) {
    await lab.machine(machine).succeed(['sh', '-c', showRoutes])
  },
})

/** A table that nobody else uses. */
const table = '4077'

/**
 * A table that is asked before all others knows nobody but the neighbours. The routes stay where they are: a routing
 * daemon would put back at once what was removed.
 */
const hideRoutes = `
for family in 4 6; do
  ip -"$family" -o route show table main proto kernel |
    sed -nE 's|^([0-9a-f][0-9a-f.:/]*) .*|route replace throw \\1 table ${table}|p' |
    ip -"$family" -batch -
  ip -"$family" route replace unreachable default table ${table}
  ip -"$family" rule add pref 1 lookup ${table}
done
`

/** Does nothing where nothing was hidden. */
const showRoutes = `
for family in 4 6; do
  while ip -"$family" rule del pref 1 lookup ${table} 2>/dev/null; do :; done
  ip -"$family" route flush table ${table} 2>/dev/null
done
! { ip -4 rule; ip -6 rule; } | grep -q 'lookup ${table}'
`

const stopsForwarding = (machine: string): LabAct => ({
  name: `${machine} does not forward`,
  breaks: {kind: 'forwarding', machine},
  async act({lab}) {
    for (const path of await existing(lab.machine(machine), forwardingValues))
      await setKernelValue(lab.machine(machine), path, '0')
  },
  async undo({lab}) {
    for (const path of forwardingValues) await restoreKernelValue(lab.machine(machine), path)
  },
})

/** A kernel without IPv6 has nothing of it. */
async function existing(machine: Machine, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async path => (await machine.run(['test', '-e', path])).status === 0),
  )
  return paths.filter((_, index) => found[index])
}

const dropsForwarded = (machine: string): LabAct => ({
  name: `${machine} drops what it forwards`,
  breaks: {kind: 'forwarding', machine},
  act: ({lab}) =>
    addChain(lab.machine(machine), {
      ...{type: 'filter', hook: 'forward', priority: first},
      rule: 'policy drop',
    }),
  undo: ({lab}) => dropTable(lab.machine(machine)),
})

const dropsArrivals = (machine: string): LabAct => ({
  name: `${machine} drops what comes in`,
  breaks: {kind: 'arrivals', machine},
  act: ({lab}) =>
    addChain(lab.machine(machine), {
      ...{type: 'filter', hook: 'input', priority: first},
      rule: 'iifname != "lo" meta l4proto != ipv6-icmp drop; icmpv6 type echo-request drop; icmpv6 type echo-reply drop',
    }),
  undo: ({lab}) => dropTable(lab.machine(machine)),
})

const rewrites = (machine: string, network: string, device: string): LabAct => ({
  name: `${machine} gives what it forwards to ${network} its own address`,
  breaks: {kind: 'rewritten', machine, network},
  act: ({lab}) =>
    addChain(lab.machine(machine), {
      ...{type: 'nat', hook: 'postrouting', priority: beforeTranslation},
      rule: `oifname "${device}" masquerade`,
    }),
  undo: ({lab}) => dropTable(lab.machine(machine)),
})

const letsAllPass = (machine: string): LabAct => ({
  name: `${machine} lets everything pass`,
  breaks: {kind: 'opened', machine},
  act: ({lab}) => openFirewall(lab.machine(machine)),
  undo: ({lab}) => restoreFirewall(lab.machine(machine)),
})

/** Words of the service, such as tcp/443. */
function stops(machine: string, service: string, words: string): LabAct[] {
  const parsed = parseService(words)
  if (!parsed || !('port' in parsed) || parsed.kind === 'udp') return []
  const {port} = parsed
  return [
    {
      name: `what serves ${service} on ${machine} has stopped`,
      breaks: {kind: 'service', machine, port},
      async isPossible({lab}) {
        const {stdout} = await lab.machine(machine).run(['sh', '-c', listeningUnit, 'listen', String(port)])
        if (stdout.trim() === '')
          throw new NotObservable(`no unit of ${machine} listens on tcp/${port}, so that none can be stopped`)
      },
      act: async ({lab}) =>
        void (await lab.machine(machine).succeed(['sh', '-c', stopUnit, 'stop', String(port), noteFolder])),
      undo: async ({lab}) =>
        void (await lab.machine(machine).succeed(['sh', '-c', startUnit, 'start', noteFolder, String(port)])),
    },
  ]
}

/** The unit is the one in whose control group a process listens. */
const listeningUnit = `
pid=$(ss -Hltnp "sport = :$1" | sed -n 's/.*pid=\\([0-9]*\\).*/\\1/p' | head -n 1)
[ -n "$pid" ] || exit 0
unit=$(sed -n 's|.*/\\([^/]*\\.service\\).*|\\1|p' "/proc/$pid/cgroup" | head -n 1)
[ -n "$unit" ] || exit 0
echo "$unit"
`
const stopUnit = `${listeningUnit}
mkdir -p "$2" && printf %s "$unit" >"$2/unit-$1" && systemctl stop -- "$unit"
`
const startUnit = `
[ -f "$1/unit-$2" ] || exit 0
systemctl start -- "$(cat "$1/unit-$2")" && rm "$1/unit-$2"
`
