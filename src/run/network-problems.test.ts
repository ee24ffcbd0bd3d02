import test from 'ava'
import {oneNetworkLab} from '../../test/support/one-network.ts'
import {featuresOf} from '../providers/features.ts'
import {isProviderName, providerNames} from '../providers/provider-names.ts'
import {networkProblems} from './network-problems.ts'

const [underlay] = oneNetworkLab({name: 'one', image: '', machines: {}}).networks
const lan = {...underlay, name: 'lan', prefixes: ['10.1.0.0/24', 'fd00:1::/64'], mtu: 1400} as const
const still = {...lan, addressing: 'static'} as const
const of = (name: string) => ({name, features: featuresOf(isProviderName(name) ? name : 'lxc')})

test('every provider makes the one network of the article', t => {
  for (const name of providerNames) t.deepEqual(networkProblems(of(name), [underlay]), [], name)
})

test('what makes its machines on this host makes any networks', t => {
  for (const name of ['lxc', 'uml', 'qemu'])
    t.deepEqual(networkProblems(of(name), [underlay, still]), [], name)
})

test('a provider with a network of its own refuses all that it cannot make, each with the reason', t => {
  for (const name of ['lxd', 'incus', 'multipass', 'vagrant', 'ssh'])
    t.deepEqual(
      networkProblems(of(name), [underlay, still]).map(({message}) => message),
      [
        `provider ${name} makes one network, the lab asks for 2: underlay, lan`,
        `provider ${name} gives IPv4 addresses only, network lan of the lab asks for fd00:1::/64`,
        `provider ${name} gives machines their addresses, network lan of the lab asks for static ones`,
        `provider ${name} gives its network an MTU of 1500 bytes, the lab asks for 1400`,
      ],
    )
})

test('each refusal has what helps', t => {
  for (const {hint} of networkProblems(of('lxd'), [still])) t.regex(hint ?? '', /^choose a provider .*, or /)
})
