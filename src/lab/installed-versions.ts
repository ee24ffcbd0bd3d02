import {sharedWhileAsked} from '../process/shared-while-asked.ts'
import type {Machine} from './machine.ts'

/**
 * The image's own list, with a line such as "lxd 5.0.2-5" for each package; where machines have another image, what dpkg
 * tells.
 */
const script = `list=/usr/share/fanlab/versions
[ -r "$list" ] && exec cat "$list"
exec dpkg-query --show --showformat='\${Package} \${Version}\\n'`

/** Whoever reports of a role asks, and all at the same time. */
const listOf = sharedWhileAsked((machine: Machine) => machine.succeed(['sh', '-c', script]))

/** Versions of these packages as the machine has them; one that it has not is left out. */
export async function installedVersions(
  machine: Machine,
  packages: readonly string[],
): Promise<Record<string, string>> {
  const said = await listOf(machine)
  const all = new Map(said.split('\n').map(line => line.split(' ') as [string, string]))
  return Object.fromEntries(
    packages.flatMap(name => {
      const version = all.get(name)
      return version ? [[name, version]] : []
    }),
  )
}
