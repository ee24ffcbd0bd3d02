import type {Problem} from '../process/problem.ts'
import {choosesAddresses, usualMtu} from '../providers/features.ts'
import type {NetworkSpec, Provider} from '../providers/provider.ts'

const usuallyCapable = 'choose a provider that makes any, such as lxc'

/** What speaks against making these networks with that provider, before anything is made. */
export function networkProblems(
  {name, features}: Pick<Provider, 'name' | 'features'>,
  networks: readonly NetworkSpec[],
): Problem[] {
  const {oneNetworkBy: flag} = features
  const [by, capable] =
    flag === undefined ? ['', usuallyCapable] : [` with ${flag}`, `leave ${flag} out, ${usuallyCapable}`]
  const problems: Problem[] = []
  const refuse = (message: string, otherwise: string): void =>
    void problems.push({message: `provider ${name}${by} ${message}`, hint: `${capable}, or ${otherwise}`})
  if (features.networks === 'one' && networks.length > 1) {
    const names = networks.map(network => network.name).join(', ')
    refuse(
      `makes one network, the lab asks for ${networks.length}: ${names}`,
      'leave one network in the lab file',
    )
  }
  for (const network of networks) {
    const ipv6 = [...network.prefixes, ...network.host].find(address => address.includes(':'))
    if (!features.ipv6 && ipv6 !== undefined)
      refuse(
        `gives IPv4 addresses only, network ${network.name} of the lab asks for ${ipv6}`,
        'leave IPv6 out of the lab file',
      )
    if (!features.staticAddresses && network.addressing === 'static')
      refuse(
        `gives machines their addresses, network ${network.name} of the lab asks for static ones`,
        'let the network have DHCP in the lab file',
      )
    if (!features.chosenMtu && network.mtu !== usualMtu)
      refuse(
        `gives its network an MTU of ${usualMtu} bytes, the lab asks for ${network.mtu}`,
        'leave mtu out of the lab file',
      )
    if (network.outside && features.chosenAddresses === 'asked' && choosesAddresses(features, networks))
      refuse(
        `opens no way out of networks that the lab file describes, network ${network.name} of the lab asks for outside`,
        'leave outside out of the lab file',
      )
  }
  return problems
}
