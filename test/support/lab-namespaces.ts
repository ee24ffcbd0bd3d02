import process from 'node:process'
import {readLabFile} from '../../src/lab/file/read-lab-file.ts'
import {topologyOf} from '../../src/lab/file/topology-of.ts'
import {Lab} from '../../src/lab/lab.ts'
import {Machine} from '../../src/lab/machine.ts'
import type {Topology} from '../../src/lab/topology.ts'
import {openCommand} from '../../src/process/open-command.ts'
import {type RunResult, run} from '../../src/process/run.ts'
import type {Place} from '../../src/providers/provider.ts'

/** A lab whose machines are network namespaces; nothing of them is seen outside. */
interface LabNamespaces {
  lab: Lab
  /** Runs a command in a machine's namespace; throws unless it succeeds. Words are split at spaces. */
  at(machine: string, command: string): Promise<string>
  /** The same, and undone after the body. */
  having<T>(machine: string, command: string, undo: string, body: () => Promise<T>): Promise<T>
  /** The file that stands for a machine's namespace. */
  file(machine: string): string
  remove(): Promise<void>
}

/** Makes a namespace for each machine of a lab file and for the host, with its interfaces and routes, and nothing else. */
export async function makeLabNamespaces(file: string): Promise<LabNamespaces> {
  const topology = topologyOf(readLabFile(file, 'lab.yaml'))
  const prefix = `fanlabtest-${process.pid}-`
  const made: string[] = []
  const ip = async (...words: string[]): Promise<void> => {
    const {status, stderr} = await run(['ip', ...words], {timeoutMs: 10_000})
    if (status !== 0) throw new Error(`cannot run ip ${words.join(' ')}: ${stderr}`)
  }
  const add = async (name: string): Promise<void> => {
    made.push(prefix + name)
    await ip('netns', 'add', prefix + name)
    await ip('-n', prefix + name, 'link', 'set', 'lo', 'up')
  }
  const exec = (machine: string, argv: readonly string[]): Promise<RunResult> =>
    run(['ip', 'netns', 'exec', prefix + machine, ...argv], {timeoutMs: 20_000})
  const at = async (machine: string, command: string): Promise<string> => {
    const {status, stdout, stderr} = await exec(machine, command.split(' '))
    if (status === 0) return stdout
    throw new Error(`cannot run ${command} on ${machine}: status ${status}\n${stdout}${stderr}`)
  }
  const remove = async (): Promise<void> => {
    for (const name of made.toReversed()) await run(['ip', 'netns', 'delete', name], {timeoutMs: 10_000})
  }
  const plug = async (machine: string, device: string, network: string, addresses: readonly string[]) => {
    const {mtu = 1500} = topology.networks.find(each => each.name === network) ?? {}
    const [own, there] = [prefix + machine, `${prefix}switch`]
    const port = `p${made.indexOf(own)}-${device}`
    const pair = ['link', 'add', 'name', port, 'type', 'veth', 'peer', 'name', device, 'netns', own]
    await ip('-n', there, ...pair)
    await ip('-n', there, 'link', 'set', 'dev', port, 'mtu', String(mtu), 'master', network, 'up')
    await ip('-n', own, 'link', 'set', device, 'mtu', String(mtu), 'up')
    for (const address of addresses) await ip('-n', own, 'addr', 'add', address, 'dev', device, 'nodad')
  }
  try {
    await add('switch')
    for (const {name, mtu} of topology.networks) {
      await ip('-n', `${prefix}switch`, 'link', 'add', name, 'mtu', String(mtu), 'type', 'bridge')
      await ip('-n', `${prefix}switch`, 'link', 'set', name, 'up')
    }
    await add('host')
    for (const [index, {name, host}] of topology.networks.entries())
      if (host.length > 0) await plug('host', `eth${index}`, name, host)
    for (const {name, interfaces, forward} of topology.machines) {
      await add(name)
      for (const {device, network, addresses} of interfaces) await plug(name, device, network, addresses)
      if (forward) await at(name, 'sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1')
      for (const gateway of interfaces.flatMap(({gateways}) => gateways))
        await at(name, `ip route add default via ${gateway}`)
    }
  } catch (error) {
    await remove()
    throw error
  }
  const file2 = (machine: string): string => `/run/netns/${prefix}${machine}`
  return {
    lab: labOfNamespaces(topology, exec, file2),
    ...{at, remove, file: file2},
    async having(machine, command, undo, body) {
      await at(machine, command)
      try {
        return await body()
      } finally {
        await at(machine, undo)
      }
    },
  }
}

function labOfNamespaces(
  topology: Topology,
  exec: (machine: string, argv: readonly string[]) => Promise<RunResult>,
  file: (machine: string) => string,
): Lab {
  const place = (name: string): Place => ({
    ...{name, pace: 1},
    run: (argv, _options) =>
      // No init runs there.
      exec(name, argv[0] === 'systemctl' ? ['echo', 'running'] : argv),
    open: (argv, events) =>
      openCommand(['nsenter', `--net=${file(name)}`, '--', ...argv], {PATH: process.env.PATH ?? ''}, events),
    attach: argv => argv,
  })
  const machines = topology.machines.map(
    ({name}) =>
      new Machine({
        ...place(name),
        async restart() {},
        async cutPower() {},
        async start() {},
        resources: async () => ({cpus: 1, memory: 1, disk: 1}),
        console: async () => '',
      }),
  )
  return new Lab('test', topology, place('host'), machines)
}
