import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import process from 'node:process'
import {type CellResult, runMatrix} from '../../src/expect/run-matrix.ts'
import type {Cell, Protocol} from '../../src/lab/cell.ts'
import type {Endpoint} from '../../src/lab/endpoint.ts'
import {PlaceHandle} from '../../src/lab/machine.ts'
import {overlayOf} from '../../src/overlays/index.ts'
import {openCommand} from '../../src/process/open-command.ts'
import {fakeLab} from './fake-lab.ts'
import {type FanNamespaces, makeFanNamespaces} from './fan-namespaces.ts'
import {type Child, startChild} from './start-child.ts'

/** Two network namespaces with a fan that stand for machines, a and b; each has a container, c-a and c-b. */
export interface ProbedFan {
  lab: FanNamespaces
  endpoints: readonly Endpoint[]
  /** The prober's judgement of those cells. */
  ask(...cells: Cell[]): Promise<CellResult[]>
  /** The same with so little room in the kernel's table of neighbours. */
  askWithRoomFor(neighbours: number, ...cells: Cell[]): Promise<CellResult[]>
  /** The process id of that machine's prober, once it was asked. */
  proberOf(machine: string): Promise<number>
  remove(): Promise<void>
}

const machines = {a: '10.79.89.132', b: '10.79.89.228'}
const overlay = overlayOf(fakeLab())

export const reachCell = (source: string, target: string, protocol: Protocol): Cell => ({
  ...{source, target, protocol, expected: 'answer'},
})

/** Makes it on this machine's kernel. Needs root, iproute2, Python 3 and curl. */
export async function makeProbedFan(): Promise<ProbedFan> {
  const lab = await makeFanNamespaces(machines)
  const servers = new Set<Child>()
  const remove = async (): Promise<void> => {
    for (const server of servers) server.kill('SIGKILL')
    await Promise.all([...servers].map(({ended}) => ended))
    await lab.remove()
  }
  try {
    const endpoints = await Promise.all(
      Object.entries(machines).map(async ([machine, address]): Promise<Endpoint[]> => {
        await lab.succeed(machine, ['fanctl', 'up', '-u', `${address}/24`, '-o', '240.0.0.0/8'])
        const slice = address.split('.').at(-1)
        const place = placeOf(lab, machine)
        return [
          {name: machine, kind: 'machine' as const, address: `240.${slice}.0.1`, place, http: false},
          await containerOn(lab, place, `240.${slice}.0.5`, servers),
        ]
      }),
    )
    const all = endpoints.flat()
    const how = {overlay, within: 300, pace: 1}
    const ask = (...cells: Cell[]) => runMatrix(all, cells, how)
    const askWithRoomFor = (neighbours: number, ...cells: Cell[]) =>
      runMatrix(all, cells, {...how, mostNeighbours: neighbours})
    const proberOf = async (machine: string) => Number(await readFile(pidFile(lab, machine), 'utf8'))
    return {lab, endpoints: all, ask, askWithRoomFor, proberOf, remove}
  } catch (error) {
    await remove()
    throw error
  }
}

/** Writes its process id into a file before it becomes the command. */
const tellingPid = ['sh', '-c', 'echo $$ >"$0"; exec "$@"']
const pidFile = (lab: FanNamespaces, machine: string): string => join(lab.root, `prober-of-${machine}`)

const placeOf = (lab: FanNamespaces, machine: string): PlaceHandle =>
  new PlaceHandle({
    name: machine,
    pace: 1,
    run: (argv, options) => lab.exec(machine, argv, {}, options?.stdin),
    open: (argv, events) =>
      openCommand(
        [...tellingPid, pidFile(lab, machine), 'nsenter', `--net=${lab.file(machine)}`, '--', ...argv],
        {PATH: process.env.PATH ?? ''},
        events,
      ),
    attach: argv => argv,
  })

/** A network namespace on the machine's bridge, with a web server. */
async function containerOn(
  lab: FanNamespaces,
  place: PlaceHandle,
  address: string,
  servers: Set<Child>,
): Promise<Endpoint> {
  const machine = place.name
  const name = `c-${machine}`
  const namespace = await lab.container(name)
  const pair = ['type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace]
  await lab.succeed(machine, ['ip', 'link', 'add', 'veth1', ...pair])
  await lab.succeed(machine, ['ip', 'link', 'set', 'veth1', 'master', 'fan-240', 'up'])
  await lab.succeed(name, ['ip', 'address', 'add', `${address}/8`, 'dev', 'eth0'])
  await lab.succeed(name, ['ip', 'link', 'set', 'eth0', 'mtu', String(overlay.mtu), 'up'])
  const serve = ['python3', '-m', 'http.server', '80', '--bind', address]
  const enter = ['nsenter', `--net=${lab.file(name)}`, '--']
  const server = startChild([...enter, ...serve], {cwd: lab.root, env: {PATH: process.env.PATH}})
  servers.add(server)
  await place.waitUntil(
    `the web server of ${name} answers`,
    async () => {
      const {status, stderr} = await lab.exec(name, ['curl', '-s', '-o', '/dev/null', `http://${address}/`])
      return status === 0 ? {value: true} : {notYet: stderr}
    },
    {within: 10_000},
  )
  return {name, kind: 'container', address, place, pid: server.pid, http: true}
}
