import {mkdir} from 'node:fs/promises'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import type {LabSpec} from '../provider.ts'
import {enter, type Keeper, startKeeper} from './keeper.ts'
import type {LabPaths} from './paths.ts'
import {dnsmasqCommand} from './underlay.ts'

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
    ownTree,
  })
  const server = inLastingEnvironment(dnsmasqCommand(paths, spec.underlay, spec.hostAddress))
  const dnsmasq = await run([...enter(keeper), ...server])
  if (dnsmasq.status !== 0) throw new LabError(`cannot start the lab's DHCP server: ${dnsmasq.stderr.trim()}`)
  return keeper
}
