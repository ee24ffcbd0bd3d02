import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import type {RunResult} from '../../src/process/run.ts'
import {checkout, makeNestedHost, type NestedHost} from '../support/nested-host.ts'
import {makeReachable, prepareMultipass, withMultipass} from '../support/nested-machines.ts'
import {type JunitReport, readJunit} from '../support/read-junit.ts'

// The whole article on machines of tools that are on a host already, which is itself a machine of provider lxc. Needs what
// lxc.lab.ts needs; each takes some minutes.

let nested: NestedHost
test.before(async () => {
  nested = await makeNestedHost(`foreign-${process.pid}`)
})
test.after.always(() => nested?.end())

/** What every provider has to prove, whatever its machines are. */
const promised =
  'D1 D2 D3 D4 P1 P4 P5 P10 P11 P13 P16 P17 P18 P22 P23 P26 P27 P28 P29 P30 P31 P33 P34 P35 P39 P40 P43 P44 P45 P46 P48 P50 P51'.split(
    ' ',
  )

/** What a lab must leave as it was on a computer that is not its own: files, links, rules and enabled units. */
const stateOf = `
  find /etc /usr/local /var/lib /usr/share/fanlab -xdev \\
    \\( -path /var/lib/lxd -o -path /var/lib/fanlab -o -path /var/lib/systemd -o -path /var/lib/docker \\
       -o -path /var/lib/containerd -o -path /var/lib/lxcfs -o -path '/etc/*-' \\) -prune -o -type f -exec sha256sum {} +
  ip -o link show | awk -F': ' '{sub("@.*", "", $2); print "link", $2}' | grep -v ' veth'
  ip -4 -o addr show | awk '{print "address", $2, $4}'
  iptables-save | grep '^-'
  systemctl list-unit-files --state=enabled --no-legend --plain | awk '{print "enabled", $1}'
  echo "forwarding $(cat /proc/sys/net/ipv4/ip_forward)"`

async function state(at: (argv: readonly string[]) => Promise<string>): Promise<string[]> {
  return (await at(['sh', '-c', stateOf])).split('\n').sort()
}

const onHost = (): Promise<string[]> => state(argv => nested.succeed(argv, {timeoutMs: 60_000}))

const differences = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter(line => !after.includes(line)).map(line => `gone: ${line}`),
  ...after.filter(line => !before.includes(line)).map(line => `new: ${line}`),
]

/** Brings the report out of the host under test, to where those of the other providers are. */
async function report(name: string, of = 'full'): Promise<JunitReport> {
  const folder = join(packageRoot, 'junit-reports', name)
  const file = join(folder, `TEST-${of}.xml`)
  mkdirSync(folder, {recursive: true})
  writeFileSync(file, await nested.succeed(['cat', `${checkout}/reports-${name}/TEST-${of}.xml`]))
  return readJunit(file)
}

async function full(
  name: string,
  flags: readonly string[],
  before: readonly string[] = [],
): Promise<RunResult> {
  return nested.scenario(
    'full',
    ['--lab', name, '--provider', ...flags, '--reports', `${checkout}/reports-${name}`],
    before,
  )
}

test.serial('the whole article on containers of the host’s LXD, which is as before then', async t => {
  t.timeout(900_000)
  const before = await onHost()
  const {status, stdout} = await full('lxd', ['lxd'])
  t.is(status, 0, stdout.slice(-3000))
  const {proven} = await report('lxd')
  t.deepEqual(
    promised.filter(claim => !proven.has(claim)),
    [],
  )
  t.deepEqual(differences(before, await onHost()), [])
})

test.serial(
  'a lab file with two networks on containers of the host’s LXD, which is as before then',
  async t => {
    t.timeout(300_000)
    const before = await onHost()
    const rules = (): Promise<string> => nested.succeed(['ip', 'rule'])
    const rulesBefore = await rules()
    const flags = ['--lab', 'walls', '--provider', 'lxd', '--reports', `${checkout}/reports-walls`]
    const {status, stdout} = await nested.scenario('run', ['labs/firewall/lab.yaml', ...flags])
    t.is(status, 0, stdout.slice(-3000))
    const {proven} = await report('walls', 'firewall')
    t.deepEqual(
      ['F1', 'F2', 'F3', 'F4', 'F5'].filter(claim => !proven.has(claim)),
      [],
    )
    t.deepEqual(differences(before, await onHost()), [])
    t.is(await rules(), rulesBefore)
  },
)

for (const version of ['1.16.3', '1.17.0']) {
  test.serial(`the whole article on Multipass ${version}, as the fixture plays it`, async t => {
    t.timeout(900_000)
    await prepareMultipass(nested)
    const before = await onHost()
    const name = `mp-${version.replaceAll('.', '-')}`
    const flags = ['multipass', '--distribution', 'debian-12']
    const {status, stdout} = await full(name, flags, withMultipass(version))
    t.is(status, 0, stdout.slice(-3000))
    const {proven} = await report(name)
    t.deepEqual(
      promised.filter(claim => !proven.has(claim)),
      [],
    )
    t.deepEqual(differences(before, await onHost()), [])
  })
}

test.serial(
  'the whole article on machines that were there before, which are given back as they were',
  async t => {
    t.timeout(900_000)
    await prepareMultipass(nested)
    const {inventory, machines} = await makeReachable(nested, [
      ...['lxd-1', 'lxd-2', 'lxd-3', 'load-balancer', 'newcomer'],
    ])
    const states = (): Promise<string[][]> => Promise.all(machines.map(machine => state(machine)))
    const [hostBefore, before] = [await onHost(), await states()]
    const {status, stdout} = await full('ssh', ['ssh', '--inventory', inventory])
    t.is(status, 0, stdout.slice(-3000))
    const {proven} = await report('ssh')
    // Whoever has other networks beside the underlay has more addresses.
    t.deepEqual(
      promised.filter(claim => !proven.has(claim) && claim !== 'P5'),
      [],
    )
    t.deepEqual(differences(hostBefore, await onHost()), [])
    for (const [index, after] of (await states()).entries())
      t.deepEqual(differences(before[index] ?? [], after), [])
  },
)
