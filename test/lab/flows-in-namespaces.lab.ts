import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {readlinkSync} from 'node:fs'
import test from 'ava'
import {RunningFlow} from '../../src/faults/running-flow.ts'
import type {Endpoint} from '../../src/lab/endpoint.ts'
import type {FlowKind} from '../../src/lab/file/flow-service.ts'
import {cutPath} from '../support/cut-path.ts'
import {makeLabNamespaces} from '../support/lab-namespaces.ts'

// Flows by IPv4 and IPv6 between plain network namespaces, one on a client and one on a server, as containers are; a router
// between these forwards nothing for a time that is known. Needs what flows.lab.ts needs.

const file = `
version: 1
lab: namespaces
networks:
  left: {subnet: [10.71.1.0/24, "fd71:1::/64"]}
  right: {subnet: [10.71.2.0/24, "fd71:2::/64"]}
machines:
  client: {networks: {left: [10.71.1.2, "fd71:1::2"]}, gateway: [10.71.1.1, "fd71:1::1"]}
  router: {networks: {left: [10.71.1.1, "fd71:1::1"], right: [10.71.2.1, "fd71:2::1"]}, forward: true}
  server: {networks: {right: [10.71.2.2, "fd71:2::2"]}, gateway: [10.71.2.1, "fd71:2::1"]}
`
const kinds = ['icmp', 'udp', 'tcp', 'tcp-new'] as const
const holders: ChildProcess[] = []
let pair: Awaited<ReturnType<typeof makeLabNamespaces>>
/** Process ids in the namespaces, by their machines. */
const pids = new Map<string, number>()

test.before(async () => {
  pair = await makeLabNamespaces(file)
  await makeInner('client', 3)
  await makeInner('server', 4)
  for (const [inner, by] of [
    [3, 'left'],
    [4, 'right'],
  ] as const) {
    const next = by === 'left' ? '1' : '2'
    await pair.at('router', `ip route add 10.71.${inner}.0/24 via 10.71.${next}.2`)
    await pair.at('router', `ip route add fd71:${inner}::/64 via fd71:${next}::2`)
  }
})

test.after.always(async () => {
  for (const child of holders) child.kill('SIGKILL')
  await pair?.remove()
})

/** A namespace behind a machine, which forwards for it. */
async function makeInner(machine: string, number: number): Promise<void> {
  const child = spawn('nsenter', [
    `--net=${pair.file(machine)}`,
    ...['unshare', '--net', 'sh', '-c', 'echo there; exec sleep 600'],
  ])
  holders.push(child)
  await once(child.stdout, 'data')
  const pid = child.pid ?? 0
  pids.set(machine, pid)
  const inside = (command: string): Promise<string> =>
    pair.at(machine, `nsenter --net=/proc/${pid}/ns/net ${command}`)
  await pair.at(machine, `ip link add name inner type veth peer name eth0 netns ${pid}`)
  await pair.at(machine, 'ip link set inner up')
  await pair.at(machine, `ip addr add 10.71.${number}.1/24 dev inner`)
  await pair.at(machine, `ip addr add fd71:${number}::1/64 dev inner nodad`)
  await pair.at(machine, 'sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1')
  await inside('ip link set lo up')
  await inside('ip link set eth0 up')
  await inside(`ip addr add 10.71.${number}.2/24 dev eth0`)
  await inside(`ip addr add fd71:${number}::2/64 dev eth0 nodad`)
  await inside(`ip route add default via 10.71.${number}.1`)
  await inside(`ip route add default via fd71:${number}::1`)
}

const inner = (machine: string, address: string): Endpoint => ({
  ...{name: `${machine}-inner`, kind: 'container', address, place: pair.lab.machine(machine), http: false},
  pid: pids.get(machine) ?? 0,
})

const flowBy = (kind: FlowKind['kind'], family: 4 | 6): RunningFlow =>
  new RunningFlow({
    ...{name: `client-inner reaches server-inner by ${kind}`, by: kind, service: {kind}, period: 20},
    ...{patience: 5000, pace: 1},
    find: async () => ({
      source: inner('client', family === 4 ? '10.71.3.2' : 'fd71:3::2'),
      target: inner('server', family === 4 ? '10.71.4.2' : 'fd71:4::2'),
    }),
  })

test.serial('the namespaces are not those of their machines', t => {
  const own = [...pids.values()].map(pid => readlinkSync(`/proc/${pid}/ns/net`))
  t.is(new Set([...own, readlinkSync('/proc/self/ns/net')]).size, 3)
})

for (const family of [4, 6] as const)
  test.serial(`by IPv${family} the true cut lies in what flows between namespaces tell`, async t => {
    const flows = kinds.map(kind => flowBy(kind, family))
    await Promise.all(flows.map(flow => flow.start()))
    await Promise.all(flows.map(flow => flow.isAnsweredWithin(5000, 200)))
    const cut = await cutPath(pair.lab.machine('router'), 400, family)
    await Promise.all(flows.map(flow => flow.isAnsweredWithin(30_000, 200)))
    for (const {by, outage, lost, ended} of await Promise.all(flows.map(flow => flow.stop()))) {
      const told = `${by}: ${JSON.stringify(outage)}, cut ${cut.least} to ${cut.most} ms`
      t.log(told)
      t.is(ended, undefined, told)
      if (by === 'tcp') {
        t.is(lost, 0, told)
        t.true((outage?.atMostMs ?? 0) >= cut.least, told)
      } else
        t.true(outage !== undefined && outage.atLeastMs <= cut.most && outage.atMostMs >= cut.least, told)
    }
  })
