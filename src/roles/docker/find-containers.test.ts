import test from 'ava'
import {dockerLab} from '../../../test/support/docker-lab.ts'
import {findContainers} from './find-containers.ts'

const told = (name: string, networks: Record<string, string>, running = true) => ({
  Name: `/${name}`,
  State: {Running: running, Pid: name.length},
  NetworkSettings: {
    Networks: Object.fromEntries(
      Object.entries(networks).map(([network, IPAddress]) => [network, {IPAddress, IPPrefixLen: 16}]),
    ),
  },
})
const link = (local: string, mtu: number) => [
  {
    ...{ifindex: 5, ifname: 'eth0', mtu, flags: ['UP']},
    addr_info: [{family: 'inet', local, prefixlen: 16, scope: 'global'}],
  },
]

const containers: Readonly<Record<string, ReturnType<typeof told>>> = {
  'shop_web.1': told('shop_web.1', {shop: '172.18.0.2'}),
  'shop_web.2.long': told('shop_web.2.long', {other: '172.19.0.2'}),
  'shop_db.1': told('shop_db.1', {shop: '172.18.0.9'}),
}

const labOf = (names: Readonly<Record<string, readonly string[]>>) =>
  dockerLab((machine, argv) => {
    const [program, word] = argv
    if (program === 'nsenter') return JSON.stringify(link('172.18.0.2', 1450))
    if (word === 'ps') return (names[machine] ?? []).join('\n')
    return JSON.stringify(argv.slice(argv.indexOf('--') + 1).map(name => containers[name]))
  })

const wanted = {name: 'web', role: 'docker', pattern: 'shop_web*', network: 'shop'} as const

test('containers are found by the beginning of their names, on the network that is asked', async t => {
  const {endpoints, passedOver} = await findContainers(
    labOf({'web-1': ['shop_web.1', 'shop_web.2.long', 'shop_db.1', 'shop_db.1,shop_web.1/db']}),
    wanted,
  )
  t.deepEqual(
    endpoints.map(({name, address, mtu, network, place}) => [name, address, mtu, network, place.name]),
    [['shop_web.1', '172.18.0.2', 1450, 'shop', 'web-1']],
  )
  t.deepEqual(passedOver, ['shop_web.2.long on web-1: it is not on shop; its networks: other'])
})

test('two containers of one name are told apart by their machines', async t => {
  const {endpoints} = await findContainers(labOf({'web-1': ['shop_web.1'], 'web-2': ['shop_web.1']}), {
    ...wanted,
    pattern: 'shop_web.1',
  })
  t.deepEqual(
    endpoints.map(({name}) => name),
    ['shop_web.1 on web-1', 'shop_web.1 on web-2'],
  )
})

test('an address of the Internet is asked by nobody, whatever Docker says', async t => {
  const lab = dockerLab((_, [, word]) =>
    word === 'ps' ? 'shop_web.1' : JSON.stringify([told('shop_web.1', {shop: '8.8.8.8'})]),
  )
  const {endpoints, passedOver} = await findContainers(lab, wanted)
  t.deepEqual(endpoints, [])
  t.is(
    passedOver[0],
    'shop_web.1 on web-1: its address 8.8.8.8 is neither a private one nor of a network of the lab',
  )
})

/** web-2 does not tell; systemd says that of its Docker. */
const withSilent = (
  how: {status: number | null; stderr: string},
  systemd = 'enabled\nenabled\nactive\nactive\n',
) =>
  dockerLab((machine, argv) => {
    const [program, word] = argv
    if (program === 'nsenter') return JSON.stringify(link('172.18.0.2', 1450))
    if (program === 'sh') return systemd
    if (word === 'ps') return machine === 'web-2' ? how : 'shop_web.1'
    return JSON.stringify([containers['shop_web.1']])
  })

const starts = {status: 1, stderr: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'}

test('a machine whose Docker is on and does not tell is told, beside those that others have', async t => {
  const {endpoints, passedOver} = await findContainers(withSilent(starts), wanted)
  t.is(endpoints.length, 1)
  t.deepEqual(passedOver, [`Docker on web-2 does not tell: status 1: ${starts.stderr}`])
})

test('a machine without Docker, or whose Docker is off on purpose, has no containers', async t => {
  const without = await findContainers(withSilent({status: 127, stderr: 'docker: not found'}), wanted)
  t.deepEqual(without.passedOver, [])
  const off = await findContainers(withSilent(starts, 'disabled\ndisabled\ninactive\ninactive\n'), wanted)
  t.deepEqual(off.passedOver, [])
  const failed = await findContainers(withSilent(starts, 'disabled\ndisabled\nfailed\ninactive\n'), wanted)
  t.is(failed.passedOver.length, 1)
})

test('containers that ended since they were listed are nobody; an answer that does not come is told', async t => {
  const saying = (stderr: string) =>
    dockerLab((machine, [program, word]) => {
      if (program === 'nsenter') return '[]'
      if (word === 'ps') return machine === 'web-1' ? 'shop_web.1\nshop_web.2.long' : ''
      return {status: 1, stdout: JSON.stringify([containers['shop_web.1']]), stderr}
    })
  const ended = await findContainers(saying('Error: No such container: shop_web.2.long\n'), wanted)
  t.is(ended.endpoints.length, 1)
  t.deepEqual(ended.passedOver, [])
  const lost = await findContainers(saying('error during connect: EOF'), wanted)
  t.deepEqual(lost.passedOver, ['Docker on web-1 does not tell: status 1: error during connect: EOF'])
})
