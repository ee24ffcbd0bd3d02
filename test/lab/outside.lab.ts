import {readdirSync, readFileSync, readlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {prepareHost} from '../../src/host/prepare-host.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {run} from '../../src/process/run.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {wayOutTools} from '../../src/providers/embedded/way-out.ts'
import {hostTools, unwantedUnits} from '../../src/providers/lxc/host-needs.ts'
import {umlNeeds} from '../../src/providers/uml/host-needs.ts'
import {
  cloudService,
  hostOnInternet,
  hostsOwnPort,
  internetServer,
  makeFakeInternet,
} from '../support/fake-internet.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {type Child, startChild} from '../support/start-child.ts'

// A network with `outside`: its machines get out of the lab by the host, and nothing else does. The host and its Internet
// are namespaces of this test.

let world: World
let internet: Awaited<ReturnType<typeof makeFakeInternet>>
test.before(async () => {
  world = await makeWorld()
  // On the host of the test nothing can be installed.
  const tools = {...hostTools, ...umlNeeds.tools, ...wayOutTools}
  const how = {install: true, say() {}, signal: AbortSignal.timeout(300_000)}
  await prepareHost({...umlNeeds, tools, unwantedUnits}, how)
  internet = await makeFakeInternet()
})
test.after.always(async () => {
  await world?.end()
  await internet?.end()
})

const labFile = (more: string, setup = 'true'): string => `
version: 1
lab: outside
resources: {memory: 512MiB}
networks:
  lan: {subnet: 10.1.0.0/24, host: 10.1.0.1${more}}
  dmz: {subnet: 10.2.0.0/24, host: 10.2.0.1}
machines:
  inside: {networks: {lan: 10.1.0.10}}
  apart: {networks: {dmz: 10.2.0.10}}
setup:
  - {on: inside, run: "${setup}"}
expect:
  - {id: R1, from: host, to: [inside, apart], allow: icmp}
  - {id: R2, from: inside, to: apart, deny: icmp}
  - {id: R3, from: apart, to: inside, deny: icmp}
`

const lab = ['--lab', 'outside']

/** Of a test that failed in the middle. */
test.afterEach.always(async () => {
  if (internet) await start('down').ended
})

/** Starts a script of the lab on the host that is on the test's Internet. */
function start(script: string, ...flags: string[]): Child {
  const reports = /^(exec|down)$/.test(script) ? [] : ['--reports', world.reports]
  const words = ['node', join(packageRoot, 'scenarios', `${script}.mjs`), ...reports, ...lab, ...flags]
  return startChild([...internet.onHost, ...words], {cwd: packageRoot, env: world.env})
}

function written(more: string, setup?: string): string {
  const file = join(world.scratch, 'lab.yaml')
  writeFileSync(file, labFile(more, setup))
  return file
}

/** The host's own interfaces, routes, firewall and sysctls, a line for each. */
async function hostNow(): Promise<string[]> {
  const look = 'ip address; ip route show table all; ip rule; nft list ruleset; sysctl net.ipv4 net.ipv6'
  const {stdout} = await run([...internet.onHost, 'sh', '-c', look])
  return stdout.split('\n')
}

/** Nothing of the host's own network is another than it was. */
async function isAsBefore(t: ExecutionContext, before: readonly string[]): Promise<void> {
  const now = await hostNow()
  t.deepEqual(
    {new: now.filter(line => !before.includes(line)), gone: before.filter(line => !now.includes(line))},
    {
      new: [],
      gone: [],
    },
  )
}

/** What a machine gets from a place by HTTP; of what it does not get, how curl ended. */
async function fetched(place: string, address: string, port = 80): Promise<string> {
  const words = ['curl', '--silent', '--max-time', '2', '--noproxy', '*', '--write-out', ' %{exitcode}']
  const {output} = await start('exec', place, '--', ...words, `http://${address}:${port}/`).ended
  return output.replace(/ 0$/, '')
}

/** Nobody resolved the name; nobody was reached; or nobody answered in time. */
const nothing = /^ (6|7|28)$/

const programs = (): number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        return /\0way\.out\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')) && isOfTest(pid)
      } catch {
        return false
      }
    })

/** Other labs of this computer can have a way out, too. */
const isOfTest = (pid: number): boolean =>
  internet.onHost.some(
    word => word.startsWith('--net=') && readlinkSync(word.slice(6)) === readlinkSync(`/proc/${pid}/ns/net`),
  )

const untilNoProgram = (): Promise<true> =>
  waitUntil(
    'the program behind the way out has ended',
    async (): Promise<Sight<true>> => (programs().length === 0 ? {value: true} : {notYet: programs().join()}),
    {within: 15_000},
  )

async function succeeds(t: ExecutionContext, script: string, ...flags: string[]): Promise<string> {
  const {status, output} = await start(script, ...flags).ended
  t.is(status, 0, output.slice(-3000))
  return output
}

for (const provider of ['lxc', 'uml']) {
  test.serial(
    `machines of a network with outside get out by the host, and nothing else does: ${provider}`,
    async t => {
      const host = await hostNow()
      const output = await succeeds(t, 'up', '--provider', provider, '--file', written(', outside: true'))
      t.regex(output, /^\s+way out of the lab\s+from lan$/m)
      t.regex(
        readFileSync(join(world.reports, 'TEST-outside-up.xml'), 'utf8'),
        /<property name="way out of the lab" value="from lan"/,
      )
      t.is(programs().length, 1)
      await isAsBefore(t, host)
      t.is(await fetched('inside', internetServer.address), hostOnInternet)
      t.is(await fetched('inside', internetServer.name), hostOnInternet)
      for (const place of ['apart', 'host'])
        for (const target of [internetServer.address, internetServer.name])
          t.regex(await fetched(place, target), nothing, `${place} ${target}`)
      // Who can ask is the host alone.
      for (const [address, port, answer] of [
        [cloudService, 80, hostOnInternet],
        ['127.0.0.1', hostsOwnPort, '127.0.0.1'],
      ] as const) {
        const {stdout} = await run([...internet.onHost, 'sh', '-c', `${asked} ${address} ${port}`])
        t.is(stdout, answer)
      }
      t.regex(await fetched('inside', cloudService), nothing)
      t.regex(await fetched('inside', '169.254.255.2', hostsOwnPort), nothing)
      await succeeds(t, 'check')
      t.deepEqual(world.report('outside-check').unproven, [])
      await succeeds(t, 'down')
      t.deepEqual(programs(), [])
      await isAsBefore(t, host)
    },
  )
}

/** A question to a server by HTTP from a shell. */
const asked = `node -e "fetch('http://'+process.argv[1]+':'+process.argv[2]).then(a=>a.text()).then(t=>process.stdout.write(t))"`

test.serial('without outside nothing gets out', async t => {
  const output = await succeeds(t, 'up', '--file', written(''))
  t.notRegex(output, /way out/)
  t.deepEqual(programs(), [])
  for (const place of ['inside', 'apart', 'host'])
    for (const target of [internetServer.address, internetServer.name])
      t.regex(await fetched(place, target), nothing, `${place} ${target}`)
  await succeeds(t, 'down')
})

test.serial('a run that is killed leaves no way out', async t => {
  const before = await world.snapshot()
  const host = await hostNow()
  const child = start('full', '--file', written(', outside: true', 'echo it waits; sleep 300'))
  await child.says(/setup:$/m, 60_000)
  t.is(programs().length, 1)
  child.kill('SIGKILL')
  await child.ended
  await untilNoProgram()
  await isAsBefore(t, host)
  await world.untilAsBefore(before)
})
