import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {optionName} from '../../process/option-name.ts'
import type {Problem} from '../../process/problem.ts'
import type {Client} from './client.ts'
import type {LxdSettings} from './settings.ts'

/** The server as `lxc query /1.0` of LXD 5.0 tells of it, cut to what is read. */
const serverAnswer = z.object({
  auth: z.string(),
  environment: z.object({
    driver: z.string(),
    server_version: z.string(),
    server_clustered: z.boolean(),
    server_name: z.string(),
  }),
})

/** Every reason why no lab can be made on this server. */
export async function lxdProblems(client: Client, settings: LxdSettings): Promise<Problem[]> {
  const {command, name, product} = client.flavour
  // With words in front of it, the client is another host's.
  if ((settings.at ?? []).length === 0 && (await missingTools([command])).length > 0) {
    return [
      {
        message: `provider ${name} needs ${product}'s client ${command}, which the host does not have`,
        hint:
          name === 'lxd'
            ? 'snap install lxd && lxd init --auto'
            : 'apt-get install incus && incus admin init --auto',
      },
    ]
  }
  try {
    const found = await client.get('/1.0', serverAnswer)
    if (!found) throw new LabError(`cannot ask ${product}: it does not know its own interface`)
    return await serverProblems(client, found, settings)
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    const where = settings.remote ?? 'on this host'
    return [
      {
        message: `provider ${name} cannot use ${product} ${where}: ${error.message}`,
        hint: settings.remote
          ? `${command} remote list`
          : `${command} info, as root; a fresh one wants: lxd init --auto`,
      },
    ]
  }
}

async function serverProblems(
  client: Client,
  server: z.infer<typeof serverAnswer>,
  settings: LxdSettings,
): Promise<Problem[]> {
  const {command, name, product} = client.flavour
  const problems: Problem[] = []
  const {driver, server_name: serverName, server_clustered: clustered} = server.environment
  if (server.auth !== 'trusted') {
    return [
      {
        message: `provider ${name} is not trusted by ${product} ${serverName}`,
        hint: `${command} config trust add, on ${serverName}, then ${command} remote add`,
      },
    ]
  }
  const pools = (await client.get('/1.0/storage-pools', z.array(z.unknown()))) ?? []
  if (pools.length === 0) {
    problems.push({
      message: `${product} ${serverName} has no storage pool`,
      hint: name === 'lxd' ? 'lxd init --auto' : 'incus admin init --auto',
    })
  }
  if (settings.vm && !driver.includes('qemu')) {
    problems.push({
      message: `${product} ${serverName} cannot run virtual machines: its drivers are ${driver}`,
      hint: `leave ${optionName('vm')} out: machines are system containers then; or enable KVM on that server`,
    })
  }
  if (clustered && settings.network === undefined) {
    problems.push({
      message: `${product} ${serverName} is a cluster: a bridge of the lab's own would be a separate network on each member`,
      hint: `${optionName('network')} NAME, one that reaches across the members (OVN, or a bridge of the machines' own network); ${command} network list`,
    })
  }
  const {network} = settings
  if (
    network !== undefined &&
    !(await client.get(`/1.0/networks/${encodeURIComponent(network)}`, z.object({})))
  ) {
    problems.push({
      message: `${product} ${serverName} has no network "${network}"`,
      hint: `${command} network list`,
    })
  }
  return problems
}
