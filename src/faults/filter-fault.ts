import type {NetworkDeed} from '../lab/fault/deed.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {placedFault} from './placed-fault.ts'
import {hostIsOn, type Port, portsAt, portsOf} from './ports.ts'

/** A table of the bridges in the lab's namespace, by lines for its chains; it takes packets before they leave or enter a port. */
interface FilterRules {
  /** Of what comes in by a port. */
  prerouting?: readonly string[]
  /** Of what goes from one port to another. */
  forward?: readonly string[]
  /** Of what goes out by a port, wherever it comes from. */
  postrouting?: readonly string[]
  /** Of what the host gets and sends. */
  input?: readonly string[]
  output?: readonly string[]
}

/** Packets vanish: all of them or a share, of everybody on a network or of one machine. */
export function dropFault(where: FaultLab, id: string, deed: NetworkDeed): Fault {
  const {network, way} = deed
  const ports = portsAt(where, network, way)
  const names = quoted(ports)
  const all = deed.kind !== 'loss' || deed.share === 1
  const drop = all ? 'drop' : `numgen random mod 1000000 < ${Math.round(deed.share * 1e6)} drop`
  // Without a way each packet is looked at once: where a machine sends it, or the host.
  const sent = [`iifname ${names} ${drop}`]
  const got = [`oifname ${names} ${drop}`]
  if (way === undefined)
    return filterFault(where, id, {prerouting: sent, ...(hostIsOn(where, network) && {output: got})}, ports)
  const rules = {
    ...(way.which !== 'to' && {prerouting: sent}),
    ...(way.which !== 'from' && {postrouting: got}),
  }
  return filterFault(where, id, rules, ports)
}

/** `names` are those of each side: machines, and perhaps the host. */
export function partitionFault(where: FaultLab, id: string, sides: readonly (readonly string[])[]): Fault {
  const pairs = sides.flatMap((one, index) =>
    sides.slice(index + 1).flatMap(
      other =>
        [
          [one, other],
          [other, one],
        ] as const,
    ),
  )
  const rules = {
    prerouting: [] as string[],
    forward: [] as string[],
    input: [] as string[],
    output: [] as string[],
  }
  for (const [from, to] of pairs) {
    const [sending, getting] = [portNames(where, from), portNames(where, to)]
    if (sending && getting) rules.forward.push(`iifname ${sending} oifname ${getting} drop`)
    if (sending && to.includes('host')) rules.input.push(`iifname ${sending} drop`)
    if (getting && from.includes('host')) rules.output.push(`oifname ${getting} drop`)
    // Who is on no network with the other side reaches it by somebody who forwards.
    for (const [family, isOf] of families) {
      const [sources, targets] = [from, to].map(names => addressesOf(where, names).filter(isOf))
      if (!sources?.length || !targets?.length) continue
      const line = `${family} saddr ${set(sources)} ${family} daddr ${set(targets)} drop`
      rules.prerouting.push(line)
      rules.output.push(line)
    }
  }
  const ports = portsOf(where).filter(({machine}) => sides.some(side => side.includes(machine)))
  return filterFault(where, id, rules, ports)
}

const families = [
  ['ip', (address: string) => !address.includes(':')],
  ['ip6', (address: string) => address.includes(':')],
] as const

function portNames(where: FaultLab, names: readonly string[]): string | undefined {
  const ports = portsOf(where).filter(({machine}) => names.includes(machine))
  return ports.length === 0 ? undefined : quoted(ports)
}

const addressesOf = ({lab: {topology}}: FaultLab, names: readonly string[]): string[] =>
  [
    ...(names.includes('host') ? topology.networks.flatMap(({host}) => host) : []),
    ...topology.machines
      .filter(({name}) => names.includes(name))
      .flatMap(({interfaces}) => interfaces.flatMap(({addresses}) => addresses)),
  ].map(address => address.replace(/\/.*/, ''))

const set = (values: readonly string[]): string => `{ ${values.join(', ')} }`
const quoted = (ports: readonly Port[]): string => set(ports.map(({name}) => `"${name}"`))

function filterFault({lab}: FaultLab, id: string, rules: FilterRules, ports: readonly Port[]): Fault {
  const table = `fanlab_${id}`
  return placedFault([
    {
      ...{
        place: lab.host,
        what: `table ${table}`,
        see: 'nft list tables bridge',
        words: [table, ...ports.map(({name}) => name)],
      },
      // A rule about a port that is not there would take nothing.
      act: 'shift; for port in "$@"; do [ -e "/sys/class/net/$port" ] || { echo "there is no port $port" >&2; exit 1; }; done; nft -f -',
      stdin: tableOf(table, rules),
      undo: `${listed} *"table bridge $1"*) nft delete table bridge "$1" ;; esac`,
      look: `${listed} *"table bridge $1"*) echo there ;; *) echo gone ;; esac`,
    },
  ])
}

/** An nft that cannot list ends the script. */
const listed = 'tables=$(nft list tables bridge); case $tables in'

/** Before all other rules of the lab's own: what is lost never came. */
const tableOf = (table: string, rules: FilterRules): string =>
  [
    `table bridge ${table} {`,
    ...Object.entries(rules)
      .filter(([, lines]) => lines.length > 0)
      .flatMap(([hook, lines]: [string, readonly string[]]) => [
        `  chain ${hook} {`,
        `    type filter hook ${hook} priority -400; policy accept;`,
        ...lines.map(line => `    ${line}`),
        '  }',
      ]),
    '}\n',
  ].join('\n')
