import type {PlaceHandle} from '../lab/machine.ts'
import {type IpLink, type IpRoute, ipLinks, ipRoutes} from '../process/ip-answer.ts'
import {readJson} from '../process/read-json.ts'
import {everyRole} from '../roles/index.ts'

/** What a machine's network and services look like: a set of sentences, each for one fact. */
export type MachineState = ReadonlySet<string>

/** Sysctls on which the fan depends. */
const sysctls = ['net.ipv4.ip_forward', 'net.ipv4.conf.all.rp_filter', 'net.ipv4.conf.default.rp_filter']

/**
 * Reads the state that has to survive a reboot, and that a neighbour's joining must not change. What differs from boot
 * to boot by its nature is left out: names of veth pairs, MAC and IPv6 addresses, counters, handles, lease times.
 */
export async function readMachineState(place: PlaceHandle): Promise<MachineState> {
  const sections = (await place.succeed(['sh', '-c', questions, 'state', place.name, ...sysctls])).split(
    `${separator}\n`,
  )
  const [links = '', routes = '', ...rest] = sections
  const [firewall = [], fans = [], failed = [], values = [], ...ofRoles] = rest.map(linesOf)
  return new Set([
    ...readJson(links, ipLinks, `the interfaces of ${place.name}`)
      .filter(({ifname}) => !ifname.startsWith('veth'))
      .flatMap(linkFacts),
    ...readJson(routes, ipRoutes, `the routes of ${place.name}`).map(routeFact),
    ...firewallFacts(firewall),
    ...fans.slice(1).map(fan => `fan ${fan.replaceAll(/\s+/g, ' ')}`),
    ...failed.map(unit => `failed unit ${unit.split(' ')[0]}`),
    ...values.map(value => `sysctl ${value}`),
    ...roleQuestions.flatMap(({fact}, index) => (ofRoles[index] ?? []).map(fact)),
  ])
}

/** Between two answers; no tool prints it. */
const separator = '\u001e'

/** Every role's, wherever its software runs: a question asks of the machine itself whether it does. */
const roleQuestions = everyRole.flatMap(({state}) => state ?? [])

/** All questions in one command, for each command on a machine costs some 15 ms of processor. */
const questions = `
here=$1; shift
next() { printf '\\036\\n'; }
ip -json addr show; next
ip -json route show; next
nft --stateless list ruleset
# A kernel whose nf_tables lacks the family ip has its rules here, without their counters.
if [ -s /proc/net/ip_tables_names ]; then
  iptables-legacy-save | awk '/^\\*/ {table = $0} /^[:-]/ {sub(/ \\[.*\\]$/, ""); print "legacy " table " " $0}'
fi
next
fanctl show; next
systemctl list-units --failed --plain --no-legend; next
sysctl "$@"; next
set -- "$here"
${roleQuestions.map(({script}) => script.trim()).join('\nnext\n')}
exit 0
`

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

function linkFacts({ifname, mtu, master, flags, addr_info}: IpLink): string[] {
  const state = `${flags.includes('UP') ? 'up' : 'down'}${master ? `, port of ${master}` : ''}`
  const addresses = addr_info.filter(({family, scope}) => family === 'inet' && scope === 'global')
  return [
    `link ${ifname} mtu ${mtu} ${state}`,
    ...addresses.map(({local, prefixlen}) => `address ${local}/${prefixlen} on ${ifname}`),
  ]
}

function routeFact({dst, dev, gateway, prefsrc, protocol}: IpRoute): string {
  const told = protocol === undefined || configured.has(protocol) ? '' : `${learned}${protocol}`
  return `route ${dst} dev ${dev}${gateway ? ` via ${gateway}` : ''}${prefsrc ? ` from ${prefsrc}` : ''}${told}`
}

/** Who puts a route there because of the machine's own configuration: its kernel, an administrator's command, networkd. */
const configured: ReadonlySet<string> = new Set(['kernel', 'boot', 'static', 'dhcp', 'ra'])

const learned = ', learned by '

/** Whether a routing daemon has put routes there, which change for some time after its neighbours have met. */
export const hasLearnedRoutes = (state: MachineState): boolean =>
  [...state].some(fact => fact.startsWith('route ') && fact.includes(learned))

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
