import {askEndpoints} from '../lab/ask-endpoints.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import type {FoundPlan} from '../lab/topology.ts'
import {ipLinks} from '../process/ip-answer.ts'
import {containsIp, parseIp, parseIpPrefix} from '../process/ip-prefix.ts'
import {readJson} from '../process/read-json.ts'
import {outsideOverlay} from './outside-overlay.ts'
import type {FoundNow} from './role.ts'

/** A container as its software tells of it. */
export type ToldContainer = Pick<Endpoint, 'name' | 'kind' | 'address' | 'place'> & {pid: number}

/** RFC 1918 and 6598: what Docker and LXD give. A public address that a machine tells of is asked by nobody. */
const own = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']

/**
 * Those of the told containers that can be asked, with the largest packet of their network: what rules ask by one name are
 * different endpoints, whose names tell them apart.
 */
export async function askable(
  lab: Lab,
  {network}: FoundPlan,
  told: readonly ToldContainer[],
): Promise<FoundNow> {
  const checked = told.map(each => ({each, reason: whyNot(lab, network, each.address)}))
  const passedOver = checked.flatMap(({each, reason}) =>
    reason === undefined ? [] : [`${each.name} on ${each.place.name}: ${reason}`],
  )
  const right = checked.flatMap(({each, reason}) => (reason === undefined ? [each] : []))
  const named = right.map(each => ({
    ...{...each, http: false},
    name: right.some(other => other !== each && other.name === each.name)
      ? `${each.name} on ${each.place.name}`
      : each.name,
  }))
  if (network === undefined) return {endpoints: named, passedOver}
  const argv = ['ip', '-json', '-4', 'addr', 'show']
  const said = await askEndpoints(named.map(source => ({source, argv})))
  const endpoints = named.map((endpoint, index): Endpoint => {
    const {stdout = ''} = said[index] ?? {}
    const links = readJson(stdout.trim() || '[]', ipLinks, `the interfaces of ${endpoint.name}`)
    const {mtu} = links.find(link => link.addr_info.some(({local}) => local === endpoint.address)) ?? {}
    return {...endpoint, network, ...(mtu !== undefined && {mtu})}
  })
  return {endpoints, passedOver}
}

function whyNot(lab: Lab, network: string | undefined, address: string): string | undefined {
  if (network === undefined) return outsideOverlay(lab, address)
  const {networks} = lab.topology
  const mayBe = [...own, ...networks.flatMap(({prefixes}) => prefixes)].map(parseIpPrefix)
  return mayBe.some(prefix => containsIp(prefix, parseIp(address)))
    ? undefined
    : `its address ${address} is neither a private one nor of a network of the lab`
}

/** Whether a container has a name of that form: a name, or the beginning of names and a `*`. */
export const isNamedBy = ({pattern}: FoundPlan, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
