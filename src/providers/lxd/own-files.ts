import {networkFiles} from '../embedded/network-files.ts'
import type {LabSpec, MachineSpec} from '../provider.ts'
import type {Client} from './client.ts'
import type {Kept} from './settings.ts'

/** Gives a machine that does not run the files that make it part of the lab's networks. */
export async function pushOwnFiles(
  client: Client,
  {project}: Kept,
  lab: LabSpec,
  machine: MachineSpec,
): Promise<void> {
  const push = ['file', 'push', '--project', project, '--create-dirs', '--uid=0', '--gid=0', '--mode=0644']
  await Promise.all(
    Object.entries(networkFiles(lab, machine)).map(([path, {text}]) =>
      client.succeed(
        `give ${machine.name} its ${path}`,
        [...push, '-', `${client.prefix}${machine.name}${path}`],
        {stdin: text},
      ),
    ),
  )
}
