import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {Lab} from '../../lab/lab.ts'
import {packageRoot} from '../../process/package-root.ts'
import {overlayOf} from '../index.ts'

interface Carrier {
  ifname: string
  mtu?: number
  flags?: string[]
  address?: string
  master?: string
  local?: string
}

const link = (ifindex: number, {local, ...more}: Carrier) => ({
  ...{ifindex, mtu: 1450, flags: ['UP'], operstate: 'UP', address: `02:00:00:00:00:0${ifindex}`},
  addr_info: local === undefined ? [] : [{family: 'inet', local, prefixlen: 8, scope: 'global'}],
  ...more,
})

const noRules = '{"nftables": []}'

/** A lab whose places are whole members of the fan, but for what differs of one. */
function labWith(
  place: string,
  differs: {bridge?: Partial<Carrier>; tunnel?: Partial<Carrier>} | 'no fan',
  rules = noRules,
  still = 'everything forwards',
): Lab {
  const whole = overlayOf(fakeLab())
  return fakeLab((name, argv) => {
    if (argv.includes('ruleset')) return name === place ? rules : noRules
    if (argv[0] === 'grep')
      return argv
        .slice(3)
        .map(file => `${file}:${name === place && file.includes(`/${still}`) ? 0 : 1}\n`)
        .join('')
    if (argv[0] !== 'ip') return ''
    if (argv.includes('to')) return JSON.stringify([link(3, {ifname: 'eth0', local: '10.79.89.9'})])
    const own = name === place ? differs : {}
    const number = ['host', 'lxd-1', 'lxd-2', 'lxd-3', 'load-balancer'].indexOf(name) + 1
    const bridge = {
      ...link(number, {ifname: 'br', local: whole.addressOf({name})}),
      ...(own === 'no fan' ? {} : own.bridge),
    }
    const tunnel = {...link(9, {ifname: 'vx', master: 'br'}), ...(own === 'no fan' ? {} : own.tunnel)}
    if (own === 'no fan') return '[]'
    const kind = argv.at(-1)
    return JSON.stringify(kind === 'bridge' ? [bridge] : kind === 'vxlan' ? [tunnel] : [bridge, tunnel])
  })
}

/** What each of the invariants of the machines says about the lab; undefined where it holds. */
async function judged(lab: Lab): Promise<Record<string, string | undefined>> {
  const entries = await Promise.all(
    overlayOf(lab)
      .invariants.slice(0, 6)
      .map(async ({id, check}) => {
        const error = await check({lab}, {endpoints: [], missing: []}).catch((thrown: unknown) => thrown)
        if (error === undefined) return [id, undefined]
        if (error instanceof CheckFailed) return [id, error.got]
        throw error
      }),
  )
  return Object.fromEntries(entries)
}

test('on a fan that is whole every invariant holds, whatever its interfaces are called', async t => {
  t.deepEqual(
    Object.values(await judged(labWith('nobody', {}))).filter(said => said !== undefined),
    [],
  )
})

test('what is broken on one place is told by exactly the invariants that are about it, with place and value', async t => {
  const broken = async (differs: Parameters<typeof labWith>[1]) =>
    Object.entries(await judged(labWith('lxd-2', differs))).filter(([, said]) => said !== undefined)
  t.deepEqual(await broken({tunnel: {mtu: 1400}}), [['F2', 'mtu of vx is 1400 instead of 1450 on lxd-2']])
  t.deepEqual(await broken({bridge: {flags: []}}), [['F3', 'br up is false instead of true on lxd-2']])
  t.deepEqual(await broken({bridge: {address: '02:00:00:00:00:02'}}), [
    ['F4', "02:00:00:00:00:02 of lxd-2's bridge is another member's, too"],
  ])
})

test('where there is no fan that is what the invariants say', async t => {
  t.like(await judged(labWith('lxd-3', 'no fan')), {
    F1: 'address of the bridge is none instead of 240.51.0.1/8 on lxd-3',
    F2: 'mtu of the bridge is undefined instead of 1450 on lxd-3; mtu of the tunnel is undefined instead of 1450 on lxd-3',
    F3: 'master of the tunnel is none instead of the bridge on lxd-3; the bridge up is false instead of true on lxd-3; the tunnel up is false instead of true on lxd-3',
  })
})

test('a member that forwards in general, but not what comes in by its bridge or by the underlay, is told', async t => {
  const said = async (still: string) => (await judged(labWith('lxd-2', {}, noRules, still))).F5
  t.is(await said('br'), 'net/ipv4/conf/br/forwarding is 0 instead of 1 on lxd-2')
  t.is(await said('eth0'), 'net/ipv4/conf/eth0/forwarding is 0 instead of 1 on lxd-2')
  t.is(await said('ip_forward'), 'net/ipv4/ip_forward is 0 instead of 1 on lxd-2')
})

const sample = (name: string): string =>
  readFileSync(join(packageRoot, 'src/lab/firewall/fixtures', `nft-${name}.json`), 'utf8')

test('a firewall is judged by what becomes of a packet, in whichever table it is dropped', async t => {
  const policy = await judged(labWith('lxd-2', {}, sample('policy')))
  t.deepEqual(
    Object.keys(policy).filter(id => policy[id] !== undefined),
    ['F6'],
  )
  t.is(
    policy.F6,
    'the policy of chain forward (nft, table inet filter, hook forward, priority 0) drops icmp, tcp, udp, such as from 240.228.0.0/16 to 240.1.0.0/16, on lxd-2',
  )
  t.is((await judged(labWith('lxd-2', {}, sample('accepts')))).F6, undefined)
  await t.throwsAsync(judged(labWith('lxd-2', {}, 'Error: not permitted')), {
    message: /nft -j list ruleset.* on lxd-2/,
  })
})

test('a report calls the invariants what they are called here', t => {
  const story = readFileSync(join(packageRoot, 'labs/article/chapters.mjs'), 'utf8')
  for (const {id, sentence} of overlayOf(fakeLab()).invariants)
    t.true(story.includes(`'${id}', '${sentence}'`), id)
})
