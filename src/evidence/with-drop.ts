import {findDrop} from '../lab/firewall/find-drop.ts'
import {firewallOf} from '../lab/firewall/firewall-of.ts'
import type {Flow} from '../lab/firewall/flow.ts'
import type {Lab} from '../lab/lab.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {parseAddress} from '../process/prefix.ts'
import type {Capture} from './capture.ts'
import type {TraceFinding} from './where-it-died.ts'

/** The finding with the hook that drops the packet, where a machine did not forward it and its firewall tells why. */
export async function withDrop(
  lab: Lab,
  finding: TraceFinding,
  captures: ReadonlyMap<string, Capture>,
  tracer: 'icmp' | 'tcp',
): Promise<TraceFinding> {
  const {notForwarded} = finding
  if (!notForwarded) return finding
  const {machine, from, to, what} = notForwarded
  const links = captures.get(machine)?.links ?? []
  const bridge = overlayOf(lab).linksAmong(links).bridge?.ifname ?? overlayOf(lab).bridge
  const flow: Flow = {
    source: {address: parseAddress(from), length: 32},
    target: {address: parseAddress(to), length: 32},
    protocol: what === 'request' || what === 'reply' ? tracer : 'arp',
    state: what === 'reply' ? 'established' : 'new',
    bridge,
    ports: links.filter(({master}) => master === bridge).map(({ifname}) => ifname),
  }
  const drop = findDrop(await tablesOf(lab, machine), flow)
  if (!drop) return finding
  return {
    ...finding,
    sentence: `${finding.sentence}: ${drop.text} drops it`,
    lookAt: {machine, command: drop.command},
  }
}

/** What cannot be read tells nothing here; the check of the firewall tells that. */
async function tablesOf(lab: Lab, name: string) {
  const place = lab.places.find(each => each.name === name)
  if (!place) return []
  return firewallOf(place).catch((error: unknown) => {
    if (error instanceof LabError) return []
    throw error
  })
}
