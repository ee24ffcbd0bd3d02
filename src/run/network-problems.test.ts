import test from 'ava'
import {oneNetworkLab} from '../../test/support/one-network.ts'
import {featuresOf} from '../providers/features.ts'
import {type ProviderName, providerNames} from '../providers/provider-names.ts'
import type {ProviderSettings} from '../providers/settings.ts'
import {networkProblems} from './network-problems.ts'

const [underlay] = oneNetworkLab({name: 'one', image: '', machines: {}}).networks
const lan = {...underlay, name: 'lan', prefixes: ['10.1.0.0/24', 'fd00:1::/64'], mtu: 1400} as const
const still = {...lan, addressing: 'static'} as const
const of = (name: ProviderName, settings: ProviderSettings = {}) => ({
  name,
  features: featuresOf(name, settings),
})

test('every provider makes the one network of the article', t => {
  for (const name of providerNames) t.deepEqual(networkProblems(of(name), [underlay]), [], name)
})

test('what makes its machines on this host, and a server of this host, make any networks', t => {
  for (const name of ['lxc', 'uml', 'qemu', 'lxd', 'incus'] as const)
    t.deepEqual(networkProblems(of(name), [underlay, still]), [], name)
})

const refused = (who: string): string[] => [
  `provider ${who} makes one network, the lab asks for 2: underlay, lan`,
  `provider ${who} gives IPv4 addresses only, network lan of the lab asks for fd00:1::/64`,
  `provider ${who} gives machines their addresses, network lan of the lab asks for static ones`,
  `provider ${who} gives its network an MTU of 1500 bytes, the lab asks for 1400`,
]

test('a provider with a network of its own refuses all that it cannot make, each with the reason', t => {
  for (const name of ['multipass', 'vagrant', 'ssh'] as const)
    t.deepEqual(
      networkProblems(of(name), [underlay, still]).map(({message}) => message),
      refused(name),
    )
})

test('what was asked of provider lxd that leaves it one network is named, and what helps is to leave it out', t => {
  for (const settings of [{network: 'lan0'}, {remote: 'hall'}, {vm: true}]) {
    const problems = networkProblems(of('lxd', settings), [underlay, still])
    const flag = `--${Object.keys(settings)[0]}`
    t.deepEqual(
      problems.map(({message}) => message),
      refused(`lxd with ${flag}`),
    )
    for (const {hint} of problems) t.regex(hint ?? '', new RegExp(`^leave ${flag} out, choose a provider`))
  }
})

test('provider lxd leads out of the network that it makes as it likes, and of no other', t => {
  const out = {...underlay, outside: true}
  t.deepEqual(networkProblems(of('lxc'), [out, still]), [])
  t.deepEqual(networkProblems(of('lxd'), [out]), [])
  t.deepEqual(
    networkProblems(of('lxd'), [out, still]).map(({message}) => message),
    [
      'provider lxd opens no way out of networks that the lab file describes, network underlay of the lab asks for outside',
    ],
  )
})

test('each refusal has what helps', t => {
  for (const {hint} of networkProblems(of('ssh'), [still])) t.regex(hint ?? '', /^choose a provider .*, or /)
})
