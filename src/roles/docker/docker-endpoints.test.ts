import test from 'ava'
import {dockerLab} from '../../../test/support/docker-lab.ts'
import {dockerEndpoints, launchedDocker} from './docker-endpoints.ts'

const container = (address: string, running = true) =>
  JSON.stringify({
    State: {Running: running, Pid: 8},
    NetworkSettings: {Networks: {fanbr0: {IPAddress: address, IPPrefixLen: 8}}},
  })
/** Of http://docker/containers/NAME/json */
const nameIn = (argv: readonly string[]): string => argv[3]?.split('/').at(-2) ?? ''

test('containers are found on the machine of the lab file, or on each in turn', async t => {
  const lab = dockerLab((machine, argv) =>
    container(`240.${machine === 'web-1' ? 132 : 228}.0.${nameIn(argv).length}`),
  )
  t.deepEqual(
    (await dockerEndpoints(lab)).map(found =>
      'address' in found ? [found.name, found.place.name, found.address] : found,
    ),
    [
      ['a', 'web-1', '240.132.0.1'],
      ['fixed', 'web-2', '240.228.0.5'],
      ['b', 'web-2', '240.228.0.1'],
      ['c', 'web-1', '240.132.0.1'],
    ],
  )
})

test('a container that cannot be probed is missing, with the reason', async t => {
  const lab = dockerLab((_, argv) => {
    const name = nameIn(argv)
    if (name === 'a')
      return {status: 22, stdout: '{"message":"No such container: a"}\n', stderr: 'curl: (22)'}
    if (name === 'b') return container('192.0.2.7')
    return container('240.132.0.2', name !== 'c')
  })
  t.deepEqual(
    (await dockerEndpoints(lab)).flatMap(found =>
      'reason' in found ? [{name: found.name, reason: found.reason}] : [],
    ),
    [
      {name: 'a', reason: 'cannot ask Docker on web-1 for containers/a/json: No such container: a'},
      {name: 'b', reason: 'its address 192.0.2.7 is not in the overlay 240.0.0.0/8'},
      {name: 'c', reason: 'not running or not on fanbr0'},
    ],
  )
})

test('a container of the same name on another machine is not the lab’s own', async t => {
  const lab = dockerLab((_, argv) => (argv[1] === 'ps' ? 'a\n' : container('240.132.0.9')))
  t.deepEqual(
    (await launchedDocker(lab)).map(({name, place}) => [name, place.name]),
    [['a', 'web-2']],
  )
})
