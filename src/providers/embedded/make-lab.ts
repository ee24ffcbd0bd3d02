import {mkdir} from 'node:fs/promises'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import type {LabSpec} from '../provider.ts'
import {dnsmasqCommand, networksWithDhcp} from './dhcp-server.ts'
import {hostsFile} from './hosts-file.ts'
import {enter, type Keeper, startKeeper} from './keeper.ts'
import {layFiles} from './lay-files.ts'
import {readLog} from './machine-log.ts'
import {openWayOut} from './open-way-out.ts'
import type {LabPaths} from './paths.ts'
import {networksOutside} from './way-out.ts'

/** How long in milliseconds dnsmasq may take to go into the background; 20 ms were measured. */
const serverDeadline = 10_000

/** Makes what a lab has before its first machine: folders, namespaces with the networks, the DHCP server, the way out. */
export async function makeLab(
  paths: LabPaths,
  spec: LabSpec,
  {ownTree}: {ownTree: boolean},
): Promise<Keeper> {
  for (const path of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir(path, {recursive: true})
  }
  // What the host is on is near to it.
  const nearHost = spec.networks.filter(({host}) => host.length > 0).map(({name}) => ({network: name}))
  await layFiles(paths.hostUpper, {'/etc/hosts': {text: hostsFile(spec, nearHost)}})
  const keeper = await startKeeper(paths, {...spec, ownTree})
  await Promise.all([
    ...(networksWithDhcp(spec).length > 0 ? [startDhcpServer(paths, spec, keeper)] : []),
    ...(networksOutside(spec).length > 0 ? [openWayOut(paths, spec, keeper)] : []),
  ])
  return keeper
}

async function startDhcpServer(paths: LabPaths, spec: LabSpec, keeper: Keeper): Promise<void> {
  const server = inLastingEnvironment(dnsmasqCommand(paths, spec))
  const {status, stderr, timedOut} = await run([...enter(keeper), ...server], {
    timeoutMs: paced(serverDeadline),
  })
  if (status === 0) return
  const log = await readLog(paths.dnsmasqLog)
  const said = (stderr.trim() || log.trim().split('\n').at(-1)) ?? ''
  const how = timedOut ? `not within ${paced(serverDeadline) / 1000} s` : `status ${status}`
  throw new LabError(`cannot start the lab's DHCP server: ${said || how}`, {
    logs: [{name: 'dnsmasq.log', text: `${log}${stderr}`}],
  })
}
