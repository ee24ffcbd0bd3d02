import {LabError} from '../../process/lab-error.ts'
import {isV6} from '../embedded/address-family.ts'
import type {LabSpec, NetworkSpec} from '../provider.ts'
import type {Client} from './client.ts'
import {markedThing} from './make-lab.ts'
import {type Kept, networkInToken, tokenKey} from './settings.ts'

/** A network as LXD makes one: it chooses the addresses, and machines get out by the server's. */
const usualNetwork = ['ipv4.address=auto', 'ipv4.nat=true', 'ipv6.address=none']

/**
 * Makes the bridges of a lab that are not there yet, each with the lab's token. What LXD cannot give a network of the lab
 * file's is the host's side of it, see host-side.ts.
 */
export async function ensureNetworks(client: Client, kept: Kept, {networks}: LabSpec): Promise<void> {
  const {ownNetwork, token} = kept
  const own: [string, string[]][] = ownNetwork === null ? [] : [[ownNetwork, usualNetwork]]
  const wanted = kept.networks
    ? networks.map((network): [string, string[]] => [
        networkInToken(token, network.name),
        bridgeConfig(network),
      ])
    : own
  for (const [name, config] of wanted) {
    if (await client.get(`/1.0/networks/${name}`, markedThing)) continue
    const bridge = ['network', 'create', `${client.prefix}${name}`, '--type=bridge']
    await client.succeed('make a network', [...bridge, ...config, `${tokenKey}=${token}`])
  }
}

/**
 * A bridge that leads nowhere. LXD's firewall is off: it cannot forbid forwarding between two bridges without forbidding
 * it within one, where the kernel shows the firewall what bridges forward (br_netfilter). IPv6 is none: with an address
 * LXD would tell all machines by router advertisements that the host is their router.
 */
function bridgeConfig({host, mtu, addressing}: NetworkSpec): string[] {
  const ipv4 = host.find(address => !isV6(address))
  return [
    `bridge.mtu=${mtu}`,
    ...['ipv6.address=none', 'dns.mode=none'],
    ...(ipv4 === undefined
      ? ['ipv4.address=none']
      : [
          ...[`ipv4.address=${ipv4}`, `ipv4.dhcp=${addressing === 'dhcp'}`],
          ...['ipv4.nat=false', 'ipv4.routing=false', 'ipv4.firewall=false'],
        ]),
  ]
}

/** Throws a LabError where the client speaks to another computer when nobody says to which: bridges have to be this host's. */
export async function refuseRemote(client: Client): Promise<void> {
  const {command, name, product} = client.flavour
  const remote = (await client.succeed('ask for the default remote', ['remote', 'get-default'])).trim()
  if (remote === 'local') return
  throw new LabError(
    `cannot make networks of the lab's own with provider ${name}: ${command} speaks to remote "${remote}", not to the ${product} of this host`,
    {hint: `${command} remote switch local`},
  )
}
