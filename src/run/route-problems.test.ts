import test from 'ava'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {networkSpecs} from '../lab/network-specs.ts'
import {featuresOf} from '../providers/features.ts'
import type {ProviderName} from '../providers/provider-names.ts'
import {routeProblems} from './route-problems.ts'

const file = readLabFile(
  `version: 1
lab: routes
networks: {lan: {subnet: 10.0.0.0/24, host: 10.0.0.1}}
machines:
  plain: {networks: {lan: dhcp}, forward: false}
  router: {networks: {lan: dhcp}, forward: true, gateway: 10.0.0.1}
  desk: {networks: {lan: dhcp}, gateway: 10.0.0.2}
`,
  'lab.yaml',
)

const problems = (name: ProviderName, of = file) =>
  routeProblems({name, features: featuresOf(name)}, of, networkSpecs(topologyOf(of)))

test('a provider that gives the addresses itself refuses routes that the lab file asks for', t => {
  t.deepEqual(problems('lxc'), [])
  for (const name of ['ssh', 'lxd'] as const)
    t.deepEqual(
      problems(name).map(({message}) => message),
      [
        `provider ${name} leaves the routes of machines as they are, machine router of the lab asks for a gateway and forwarding`,
        `provider ${name} leaves the routes of machines as they are, machine desk of the lab asks for a gateway`,
      ],
    )
})

test('provider lxd gives routes where it gives the addresses that the lab file asks for', t => {
  const lan = file.networks.lan
  if (!lan) throw new Error('the file of this test has no network lan')
  t.deepEqual(problems('lxd', {...file, networks: {lan: {...lan, mtu: 1400}}}), [])
  for (const {hint} of problems('lxd'))
    t.regex(hint ?? '', /^let the network have static addresses, or choose/)
})
