import * as z from 'zod'
import {allEnded} from '../../process/all-ended.ts'
import type {Client} from './client.ts'
import {markedThing} from './make-lab.ts'
import {type Kept, tokenKey} from './settings.ts'

/** Removes all that the lab has on the server, however incomplete; what has another lab's token is left alone. */
export async function removeFromServer(
  client: Client,
  {project, ownNetwork, networks = [], token}: Kept,
): Promise<void> {
  const found = await client.get(`/1.0/projects/${project}`, markedThing)
  if (found?.config[tokenKey] === token) {
    const names = await instanceNamesOf(client, project)
    // The client itself removes one after another.
    await allEnded(
      names.map(name =>
        client.succeed(
          `remove ${name}`,
          ['delete', '--project', project, '--force', `${client.prefix}${name}`],
          {timeoutMs: 120_000},
        ),
      ),
    )
    const images = (await client.get(`/1.0/images?project=${project}`, z.array(z.string()))) ?? []
    for (const image of images) {
      const fingerprint = image.split('/').at(-1)?.split('?')[0] ?? ''
      await client.succeed('remove the image', [
        'image',
        'delete',
        '--project',
        project,
        `${client.prefix}${fingerprint}`,
      ])
    }
    await client.succeed('remove the project', ['project', 'delete', `${client.prefix}${project}`])
  }
  for (const name of [...(ownNetwork === null ? [] : [ownNetwork]), ...networks]) {
    const network = await client.get(`/1.0/networks/${name}`, markedThing)
    if (network?.config[tokenKey] === token)
      await client.succeed('remove the network', ['network', 'delete', `${client.prefix}${name}`])
  }
}

/** Names of the instances in a project, as in `["/1.0/instances/lxd-1?project=fanlab-x"]`. */
export async function instanceNamesOf(client: Client, project: string): Promise<string[]> {
  const found = (await client.get(`/1.0/instances?project=${project}`, z.array(z.string()))) ?? []
  return found.map(url => url.split('/').at(-1)?.split('?')[0] ?? '').sort()
}
