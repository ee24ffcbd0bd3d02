import type {Endpoint, MissingEndpoint} from '../../lab/endpoint.ts'
import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {LabError} from '../../process/lab-error.ts'
import {sharedWhileAsked} from '../../process/shared-while-asked.ts'
import type {FoundPlace} from '../role.ts'
import {namespacesByMachine, type PlacedNamespace, unitOf} from './placed-namespaces.ts'

/** The lab's network namespaces with the processes that hold them; checks that run side by side share the answer. */
export const namespaceEndpoints = sharedWhileAsked(
  async (lab: Lab): Promise<(Endpoint | MissingEndpoint)[]> =>
    (
      await Promise.all(
        [...namespacesByMachine(lab)].map(([machine, placed]) => endpointsOn(machine, placed)),
      )
    ).flat(),
)

async function endpointsOn(
  place: Machine,
  placed: readonly PlacedNamespace[],
): Promise<(Endpoint | MissingEndpoint)[]> {
  const pids = await pidsOf(place, placed).catch((error: unknown) => {
    if (error instanceof LabError) return error.message
    throw error
  })
  return placed.map(({name, address}, index) => {
    const pid = typeof pids === 'string' ? 0 : (pids[index] ?? 0)
    if (pid > 0) return {name, kind: 'container' as const, address, place, pid, http: false}
    return {name, place, reason: typeof pids === 'string' ? pids : `${unitOf({name})} does not run`}
  })
}

/** 0 of one that does not run, in their order: systemd prints a number and an empty line for each unit. */
async function pidsOf(machine: Machine, placed: readonly PlacedNamespace[]): Promise<number[]> {
  const units = placed.map(unitOf)
  const said = await machine.succeed(['systemctl', 'show', '--property=MainPID', '--value', ...units])
  return said
    .trim()
    .split(/\n+/)
    .map(line => (/^\d+$/.test(line) ? Number(line) : 0))
}

export async function findNamespace(
  name: string,
  machines: readonly Machine[],
): Promise<FoundPlace | undefined> {
  for (const on of machines) {
    const [pid = 0] = await pidsOf(on, [{name} as PlacedNamespace])
    const enter = (): string[] => ['nsenter', '--target', String(pid), '--net', '--']
    if (pid > 0) return {on, enter, pid, list: "systemctl list-units 'fanlab-netns-*'"}
  }
  return undefined
}
