import {installedVersions} from '../../lab/installed-versions.ts'
import type {Machine} from '../../lab/machine.ts'
import type {Need, System} from '../../lab/need.ts'
import {isSnap} from './lxd-service.ts'

/** LXD comes from the distribution: Debian's package, and Ubuntu's snap in the track of the release. */
export function lxdNeed({id, version}: System): Need {
  if (id !== 'ubuntu') return {command: 'lxd', package: 'lxd'}
  const year = Number.parseInt(version, 10)
  const track = year <= 22 ? '5.0' : year <= 24 ? '5.21' : '6'
  return {command: 'lxd', snap: {name: 'lxd', channel: `${track}/stable`}}
}

/** Of a snap, LXD's own word: dpkg does not know it. */
export const lxdVersions = async (machine: Machine): Promise<Record<string, string>> =>
  (await isSnap(machine))
    ? {lxd: (await machine.succeed(['lxd', '--version'])).trim()}
    : installedVersions(machine, ['lxd'])
