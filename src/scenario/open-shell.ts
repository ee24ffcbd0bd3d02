import {findEndpoints, inEndpoint} from '../checks/endpoints.ts'
import type {Lab} from '../lab/lab.ts'
import {queryInstances} from '../lab/lxd-api.ts'
import {foreground} from '../process/foreground.ts'
import type {Place} from '../providers/provider.ts'
import type {Options} from './options.ts'
import {runCommand} from './run-command.ts'
import {UsageError} from './usage-error.ts'
import {findLab} from './visit-lab.ts'

/** Enters a machine, the host's place or a container, or runs a command there. Its status is the process's. */
export const openShell = (script: string): Promise<never> =>
  runCommand({
    name: 'shell',
    script,
    flags: ['lab'],
    positionals: 'MACHINE|host|CONTAINER [-- COMMAND...]',
    interactive: true,
    run: enter,
  })

/** Runs a command in one of these places, for scripts: without a command nobody would type one. */
export const runInLab = (script: string): Promise<never> =>
  runCommand({
    name: 'exec',
    script,
    flags: ['lab'],
    positionals: 'MACHINE|host|CONTAINER -- COMMAND...',
    interactive: true,
    async run(options) {
      if (options.positionals.length > 1) return enter(options)
      throw new UsageError('name where to run which command, such as: container-1 -- ip addr')
    },
  })

async function enter(options: Options): Promise<number> {
  const {lab} = await findLab(options)
  const [name, ...command] = options.positionals
  if (name === undefined) throw new UsageError(`name where to go: one of ${placesOf(lab).join(', ')}`)
  return foreground(await commandFor(lab, name, command), 'inherit').status
}

async function commandFor(lab: Lab, name: string, command: readonly string[]): Promise<readonly string[]> {
  if (name === 'host') return lab.host.place.attach(orShell(command, 'bash'))
  const machine = lab.machines.find(each => each.name === name)
  if (machine) return machine.place.attach(orShell(command, 'bash'))
  const container = await findContainer(lab, name)
  if (!container)
    throw new UsageError(`no place "${name}" in lab ${lab.name}: it has ${placesOf(lab).join(', ')}`)
  const {place, enter} = container
  const [tool] = command
  if (tool === undefined || (await isIn(container, tool)))
    return place.attach([...enter, ...orShell(command, 'sh')])
  // As the probes do: the machine has curl, fping, tcpdump and their like, and any image can be looked at with them.
  const {endpoints} = await findEndpoints(lab)
  const endpoint = endpoints.find(each => each.name === name)
  return place.attach(endpoint ? inEndpoint(endpoint, command) : [...enter, ...command])
}

interface ContainerPlace {
  place: Place
  /** Goes in front of a command of the container's own. */
  enter: readonly string[]
}

async function findContainer(lab: Lab, name: string): Promise<ContainerPlace | undefined> {
  if (name === lab.topology.dockerContainer) {
    const how = process.stdin.isTTY === true ? ['--interactive', '--tty'] : ['--interactive']
    return {place: lab.loadBalancer.place, enter: ['docker', 'exec', ...how, name]}
  }
  const location = lab.topology.containers.includes(name) && (await locate(lab, name))
  return location ? {place: lab.machine(location).place, enter: ['lxc', 'exec', name, '--']} : undefined
}

async function isIn({place, enter}: ContainerPlace, tool: string): Promise<boolean> {
  const look = ['sh', '-c', 'command -v -- "$1" >/dev/null', 'sh', tool]
  const asked = enter.filter(word => word !== '--tty')
  return (await place.run([...asked, ...look])).status === 0
}

async function locate(lab: Lab, name: string): Promise<string | undefined> {
  const [first] = lab.cluster
  const instances = first ? await queryInstances(first) : []
  return instances.find(instance => instance.name === name)?.location
}

const orShell = (command: readonly string[], shell: string): readonly string[] =>
  command.length > 0 ? command : [shell]

const placesOf = (lab: Lab): string[] => [
  'host',
  ...lab.topology.machines.map(({name}) => name),
  ...lab.topology.containers,
  lab.topology.dockerContainer,
]
