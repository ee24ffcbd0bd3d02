import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed, NotObservable} from '../../lab/check-failed.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {overlaysIn} from '../index.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: wide
networks: {lan: {subnet: 10.1.0.0/24}}
machines: {a: {count: 3, networks: {lan: 10.1.0.11}}}
overlays: {wide: {type: vxlan, prefix: 10.9.0.0/24, over: lan, members: {a: 10.9.0.1}}}`,
    'lab.yaml',
  ),
)
const macs: Readonly<Record<string, string>> = {
  'a-1': '02:00:00:00:00:01',
  'a-2': '02:00:00:00:00:02',
  'a-3': '02:00:00:00:00:03',
}

/** As iproute2 6.1 of Debian 12 prints it, cut to one interface; `say` changes what a command prints. */
const answers = (name: string) => {
  const own = Number(name.slice(2))
  const flags = ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP']
  const link = {ifindex: 4, ifname: 'vxlan1', flags, mtu: 1450, operstate: 'UNKNOWN', address: macs[name]}
  const v4 = {family: 'inet', local: `10.9.0.${own}`, prefixlen: 24, scope: 'global'}
  const peers = [1, 2, 3].filter(each => each !== own)
  return {
    'ip -json addr show': [{...link, addr_info: [v4]}],
    'ip -json link show type bridge': [],
    'ip -json link show type vxlan': [link],
    'ip -details -json link show dev vxlan1': [
      {...link, linkinfo: {info_kind: 'vxlan', info_data: {id: 1, local: `10.1.0.1${own}`, port: 4789}}},
    ],
    'bridge -json fdb show dev vxlan1': [
      ...peers.map(each => ({
        ...{mac: '00:00:00:00:00:00', dst: `10.1.0.1${each}`},
        ...{flags: ['self'], state: 'permanent'},
      })),
      // What it has learned is nobody's list.
      {mac: '02:00:00:00:00:09', dst: '10.1.0.19', flags: ['self'], state: ''},
    ],
  }
}

type Answers = ReturnType<typeof answers>

/** What the invariant says of a lab of which one machine answers otherwise. */
async function said(id: string, change: (answers: Answers) => unknown, status?: number): Promise<unknown> {
  const lab = fakeLab((name, argv) => {
    const own = answers(name)
    if (name === 'a-1') change(own)
    const answer = own[argv.join(' ') as keyof Answers]
    if (name === 'a-1' && status !== undefined && argv.includes('-details')) return {status, stderr: ''}
    return answer === undefined ? '' : JSON.stringify(answer)
  }, topology)
  const [overlay] = overlaysIn(topology)
  const invariant = overlay?.invariants.find(each => each.id === id)
  try {
    await invariant?.check({lab} as CheckContext, {endpoints: [], missing: []})
    return 'holds'
  } catch (error) {
    if (error instanceof CheckFailed) return error.got
    throw error
  }
}

const asItIs = () => {}

test('a VXLAN that is whole is told so, whatever its members have learned', async t => {
  for (const id of ['V1', 'V3', 'V4']) t.is(await said(id, asItIs), 'holds', id)
})

test('an address, a peer, a number or a port that is not as it has to be is told with its machine', async t => {
  t.is(
    await said('V1', all => all['ip -json addr show'][0]?.addr_info.splice(0)),
    'address of vxlan1 is none instead of 10.9.0.1/24 on a-1',
  )
  t.is(
    await said('V4', all => all['bridge -json fdb show dev vxlan1'].shift()),
    'list of peers of vxlan1 is 10.1.0.13 instead of 10.1.0.12 and 10.1.0.13 on a-1',
  )
  const info = (all: Answers) => all['ip -details -json link show dev vxlan1'][0]?.linkinfo.info_data
  t.is(
    await said('V3', all => Object.assign(info(all) ?? {}, {id: 2})),
    'number, port and own address of vxlan1 are 2, 4789, 10.1.0.11 instead of 1, 4789, 10.1.0.11 on a-1',
  )
})

test('an interface that is not there is told once for each invariant', async t => {
  const gone = (all: Answers): void => {
    all['ip -json addr show'].splice(0)
    all['ip -json link show type vxlan'].splice(0)
  }
  for (const id of ['V1', 'V2', 'V4']) t.regex(String(await said(id, gone)), /there is no vxlan1 on a-1/, id)
  t.is(await said('V3', gone, 1), 'there is no vxlan1 on a-1')
})

test('where ip ends with a segmentation fault nobody can tell the number', async t => {
  await t.throwsAsync(said('V3', asItIs, 139), {instanceOf: NotObservable})
})

test('an MTU or a hardware address that is another one is told', async t => {
  const got = String(await said('V2', all => Object.assign(all['ip -json addr show'][0] ?? {}, {mtu: 1400})))
  t.regex(got, /mtu of vxlan1 is 1400 instead of 1450 on a-1/)
  t.regex(got, /hardware address of vxlan1 is 02:00:00:00:00:02 instead of 02:[\da-f:]{14} on a-2/)
})
