import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {LabFileError} from '../../lab/file/lab-file-error.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {namespaceEndpoints} from './namespace-endpoints.ts'

const text = (container: string): string => `version: 1
lab: many
networks: {lan: {subnet: 10.50.1.0/24, host: 10.50.1.254}}
machines: {m: {count: 2, networks: {lan: 10.50.1.1}, role: netns}}
overlays: {wide: {type: fan, prefix: 240.0.0.0/8, over: lan, members: m-*}}
containers: {box: ${container}}`

const topologyWith = (container: string) => topologyOf(readLabFile(text(container), 'lab.yaml'))

/** As systemctl show --value prints it. */
const lab = (answer: (machine: string) => string) =>
  fakeLab(answer, topologyWith('{on: m, count: 5, network: wide}'))

test('network namespaces go to one machine after the other, with addresses of its part of the fan', async t => {
  const found = await namespaceEndpoints(
    lab(machine => (machine === 'm-1' ? '11\n\n12\n\n13\n' : '21\n\n22\n')),
  )
  t.deepEqual(
    found.map(each => 'address' in each && [each.name, each.place.name, each.address, each.pid, each.http]),
    [
      ['box-1', 'm-1', '240.1.0.2', 11, false],
      ['box-3', 'm-1', '240.1.0.3', 12, false],
      ['box-5', 'm-1', '240.1.0.4', 13, false],
      ['box-2', 'm-2', '240.2.0.2', 21, false],
      ['box-4', 'm-2', '240.2.0.3', 22, false],
    ],
  )
})

test('one that does not run is missing, with the name of its unit', async t => {
  const found = await namespaceEndpoints(
    lab(machine => (machine === 'm-1' ? '11\n\n0\n\n13\n' : '21\n\n22\n')),
  )
  t.deepEqual(
    found.flatMap(each => ('reason' in each ? [[each.name, each.reason]] : [])),
    [['box-3', 'fanlab-netns-box-3.service does not run']],
  )
})

test('they are on a fan, and have no image', t => {
  const problem = (container: string): string =>
    t.throws(() => topologyWith(container), {instanceOf: LabFileError})?.message ?? ''
  t.regex(problem('{on: m, network: bridge}'), /network must name a fan of this file: wide; got "bridge"/)
  t.regex(
    problem('{on: m, network: wide, image: a.tar}'),
    /image must not be given: network namespaces run nothing/,
  )
})
