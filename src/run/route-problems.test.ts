import test from 'ava'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {featuresOf} from '../providers/features.ts'
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

test('a provider that gives the addresses itself refuses routes that the lab file asks for', t => {
  t.deepEqual(routeProblems({name: 'lxc', features: featuresOf('lxc')}, file), [])
  t.deepEqual(
    routeProblems({name: 'ssh', features: featuresOf('ssh')}, file).map(({message}) => message),
    [
      'provider ssh leaves the routes of machines as they are, machine router of the lab asks for a gateway and forwarding',
      'provider ssh leaves the routes of machines as they are, machine desk of the lab asks for a gateway',
    ],
  )
})
