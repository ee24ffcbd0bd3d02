import type {PlaceHandle} from '../lab/machine.ts'

/** What a machine's network and services look like: a set of sentences, each for one fact. */
export type MachineState = ReadonlySet<string>

interface Link {
  ifname: string
  mtu: number
  master?: string
  flags: string[]
  addr_info: {family: string; local: string; prefixlen: number; scope: string}[]
}

interface Route {
  dst: string
  dev: string
  gateway?: string
  prefsrc?: string
}

/** Sysctls on which the fan depends. */
const sysctls = ['net.ipv4.ip_forward', 'net.ipv4.conf.all.rp_filter', 'net.ipv4.conf.default.rp_filter']

/**
 * Reads the state that has to survive a reboot, and that a neighbour's joining must not change. What differs from boot
 * to boot by its nature is left out: names of veth pairs, MAC and IPv6 addresses, counters, handles, lease times.
 */
export async function readMachineState(place: PlaceHandle): Promise<MachineState> {
  const lines = async (argv: readonly string[]): Promise<string[]> =>
    (await place.run(argv)).stdout
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
  const [links, routes, firewall, fans, failed, values, containers] = await Promise.all([
    place.json<Link[]>(['ip', '-json', 'addr', 'show']),
    place.json<Route[]>(['ip', '-json', 'route', 'show']),
    lines(['nft', '--stateless', 'list', 'ruleset']),
    lines(['fanctl', 'show']),
    lines(['systemctl', 'list-units', '--failed', '--plain', '--no-legend']),
    lines(['sysctl', ...sysctls]),
    lines([
      'sh',
      '-c',
      // Its own containers: how another member's are seen is the cluster's matter, and changes with its heartbeat.
      'lxc query /1.0/instances?recursion=1 2>/dev/null | jq -r --arg here "$1" ".[] | select(.location == \\$here) | .name + \\" \\" + .status"',
      'own',
      place.name,
    ]),
  ])
  return new Set([
    ...links.filter(({ifname}) => !ifname.startsWith('veth')).flatMap(linkFacts),
    ...routes.map(
      ({dst, dev, gateway, prefsrc}) =>
        `route ${dst} dev ${dev}${gateway ? ` via ${gateway}` : ''}${prefsrc ? ` from ${prefsrc}` : ''}`,
    ),
    ...firewallFacts(firewall),
    ...fans.slice(1).map(fan => `fan ${fan.replaceAll(/\s+/g, ' ')}`),
    ...failed.map(unit => `failed unit ${unit.split(' ')[0]}`),
    ...values.map(value => `sysctl ${value}`),
    ...containers.map(container => `container ${container}`),
  ])
}

function linkFacts({ifname, mtu, master, flags, addr_info}: Link): string[] {
  const state = `${flags.includes('UP') ? 'up' : 'down'}${master ? `, port of ${master}` : ''}`
  const addresses = addr_info.filter(({family, scope}) => family === 'inet' && scope === 'global')
  return [
    `link ${ifname} mtu ${mtu} ${state}`,
    ...addresses.map(({local, prefixlen}) => `address ${local}/${prefixlen} on ${ifname}`),
  ]
}

/** Each rule with its table and chain, so that a lost one can be named. */
function firewallFacts(lines: readonly string[]): string[] {
  const path: string[] = []
  const facts: string[] = []
  for (const line of lines) {
    if (line.endsWith('{')) path.push(line.slice(0, -1).trim())
    else if (line === '}') path.pop()
    else if (!/veth/.test(line)) facts.push(`firewall ${[...path, line].join(' / ')}`)
  }
  return facts
}

/** Facts that are gone and facts that are new, in the words of the report. */
export function stateDifference(
  before: MachineState,
  after: MachineState,
): {lost: string[]; gained: string[]} {
  return {
    lost: [...before].filter(fact => !after.has(fact)).sort(),
    gained: [...after].filter(fact => !before.has(fact)).sort(),
  }
}
