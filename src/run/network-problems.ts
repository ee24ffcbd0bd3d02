import type {Problem} from '../process/problem.ts'
import type {NetworkSpec, Provider} from '../providers/provider.ts'

/** Ethernet's, which every provider gives. */
const usualMtu = 1500

const capable = 'choose a provider that makes any, such as lxc'

/** What speaks against making these networks with that provider, before anything is made. */
export function networkProblems(
  {name, features}: Pick<Provider, 'name' | 'features'>,
  networks: readonly NetworkSpec[],
): Problem[] {
  const problems: Problem[] = []
  const refuse = (message: string, otherwise: string): void =>
    void problems.push({message, hint: `${capable}, or ${otherwise}`})
  if (features.networks === 'one' && networks.length > 1) {
    const names = networks.map(network => network.name).join(', ')
    refuse(
      `provider ${name} makes one network, the lab asks for ${networks.length}: ${names}`,
      'leave one network in the lab file',
    )
  }
  for (const network of networks) {
    const ipv6 = [...network.prefixes, ...network.host].find(address => address.includes(':'))
    if (!features.ipv6 && ipv6 !== undefined)
      refuse(
        `provider ${name} gives IPv4 addresses only, network ${network.name} of the lab asks for ${ipv6}`,
        'leave IPv6 out of the lab file',
      )
    if (!features.staticAddresses && network.addressing === 'static')
      refuse(
        `provider ${name} gives machines their addresses, network ${network.name} of the lab asks for static ones`,
        'let the network have DHCP in the lab file',
      )
    if (!features.chosenMtu && network.mtu !== usualMtu)
      refuse(
        `provider ${name} gives its network an MTU of ${usualMtu} bytes, the lab asks for ${network.mtu}`,
        'leave mtu out of the lab file',
      )
  }
  return problems
}
