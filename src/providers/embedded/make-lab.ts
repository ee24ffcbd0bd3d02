import {mkdir} from 'node:fs/promises'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import type {LabSpec} from '../provider.ts'
import {enter, type Keeper, startKeeper} from './keeper.ts'
import {readLog} from './machine-log.ts'
import type {LabPaths} from './paths.ts'
import {dnsmasqCommand} from './underlay.ts'

/** How long in milliseconds dnsmasq may take to go into the background; 20 ms were measured. */
const serverDeadline = 10_000

/** Makes what a lab has before its first machine: folders, namespaces with the underlay, the DHCP server. */
export async function makeLab(
  paths: LabPaths,
  spec: LabSpec,
  {ownTree}: {ownTree: boolean},
): Promise<Keeper> {
  for (const path of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir(path, {recursive: true})
  }
  const keeper = await startKeeper(paths, {
    image: spec.image,
    hostAddress: spec.hostAddress,
    prefixLength: Number(spec.underlay.split('/')[1]),
    mtu: spec.mtu,
    ownTree,
  })
  const server = inLastingEnvironment(dnsmasqCommand(paths, spec.underlay, spec.hostAddress))
  const {status, stderr, timedOut} = await run([...enter(keeper), ...server], {
    timeoutMs: paced(serverDeadline),
  })
  if (status === 0) return keeper
  const log = await readLog(paths.dnsmasqLog)
  const said = (stderr.trim() || log.trim().split('\n').at(-1)) ?? ''
  const how = timedOut ? `not within ${paced(serverDeadline) / 1000} s` : `status ${status}`
  throw new LabError(`cannot start the lab's DHCP server: ${said || how}`, {
    logs: [{name: 'dnsmasq.log', text: `${log}${stderr}`}],
  })
}
