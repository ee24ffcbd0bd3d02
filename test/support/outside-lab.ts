import {readdirSync, readFileSync, readlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {ExecutionContext} from 'ava'
import type {HostNeeds} from '../../src/host/host-needs.ts'
import {prepareHost} from '../../src/host/prepare-host.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {run} from '../../src/process/run.ts'
import {wayOutTools} from '../../src/providers/embedded/way-out.ts'
import {
  cloudService,
  hostOnInternet,
  hostsOwnPort,
  internetServer,
  makeFakeInternet,
} from './fake-internet.ts'
import {makeWorld, type World} from './life-test.ts'
import {type Child, startChild} from './start-child.ts'

// A lab of which one network has `outside` where the file says so, on a host that is on the test's own Internet.

interface OutsideLab {
  readonly world: World
  /** Starts a script of the lab. */
  start(script: string, ...flags: string[]): Child
  succeeds(t: ExecutionContext, script: string, ...flags: string[]): Promise<string>
  /** The lab file, with more at the network `lan`, and what a machine of it does as setup. */
  written(more: string, setup?: string): string
  /** The host's own interfaces, routes, firewall and sysctls, a line for each. */
  hostNow(): Promise<string[]>
  /** Nothing of the host's own network is another than it was. */
  isAsBefore(t: ExecutionContext, before: readonly string[]): Promise<void>
  /** What a machine gets from a place by HTTP; of what it does not get, how curl ended. */
  fetched(place: string, address: string, port?: number): Promise<string>
  /** Process numbers of what is behind the ways out of labs of this host. */
  programs(): number[]
  /** Its machines get out by the host, and nothing else does. */
  isRight(t: ExecutionContext, provider: string): Promise<void>
  /** What curl tells where nobody resolved the name, nobody was reached, or nobody answered in time. */
  readonly nothing: RegExp
  /** Ends what a test has left that failed in the middle. */
  clear(): Promise<void>
  end(): Promise<void>
}

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

/** Nobody resolved the name; nobody was reached; or nobody answered in time. */
const nothing = /^ (6|7|28)$/

/** A question to a server by HTTP from a shell. */
const asked = `node -e "fetch('http://'+process.argv[1]+':'+process.argv[2]).then(a=>a.text()).then(t=>process.stdout.write(t))"`

/** A host with these tools, on which nothing can be installed any more. */
export async function openOutsideLab(needs: HostNeeds): Promise<OutsideLab> {
  const how = {install: true, say() {}, signal: AbortSignal.timeout(300_000)}
  await prepareHost({...needs, tools: {...needs.tools, ...wayOutTools}}, how)
  const internet = await makeFakeInternet()
  const world = await makeWorld()

  const start: OutsideLab['start'] = (script, ...flags) => {
    const reports = /^(exec|down)$/.test(script) ? [] : ['--reports', world.reports]
    const words = ['node', join(packageRoot, 'scenarios', `${script}.mjs`), ...reports, ...lab, ...flags]
    return startChild([...internet.onHost, ...words], {cwd: packageRoot, env: world.env})
  }

  function written(more: string, setup?: string): string {
    const file = join(world.scratch, 'lab.yaml')
    writeFileSync(file, labFile(more, setup))
    return file
  }

  async function hostNow(): Promise<string[]> {
    const look = 'ip address; ip route show table all; ip rule; nft list ruleset; sysctl net.ipv4 net.ipv6'
    const {stdout} = await run([...internet.onHost, 'sh', '-c', look])
    return stdout.split('\n')
  }

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

  async function fetched(place: string, address: string, port = 80): Promise<string> {
    const words = ['curl', '--silent', '--max-time', '2', '--noproxy', '*', '--write-out', ' %{exitcode}']
    const {output} = await start('exec', place, '--', ...words, `http://${address}:${port}/`).ended
    return output.replace(/ 0$/, '')
  }

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
      word =>
        word.startsWith('--net=') && readlinkSync(word.slice(6)) === readlinkSync(`/proc/${pid}/ns/net`),
    )

  async function succeeds(t: ExecutionContext, script: string, ...flags: string[]): Promise<string> {
    const {status, output} = await start(script, ...flags).ended
    t.is(status, 0, output.slice(-3000))
    return output
  }

  async function isRight(t: ExecutionContext, provider: string): Promise<void> {
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
  }

  return {
    ...{world, start, succeeds, written, hostNow, isAsBefore, fetched, programs, isRight, nothing},
    async clear() {
      await start('down').ended
    },
    async end() {
      await world.end()
      await internet.end()
    },
  }
}
