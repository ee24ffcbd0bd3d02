import type {Machine} from './machine.ts'

/**
 * The image's own list, with a line such as "lxd 5.0.2-5" for each package; where machines have another image, what dpkg
 * tells.
 */
const script = `cat /usr/share/fanlab/versions 2>/dev/null ||
  dpkg-query --show --showformat='\${Package} \${Version}\\n'`

/** Versions of these packages as the machine has them; one that it has not is left out. */
export async function installedVersions(
  machine: Machine,
  packages: readonly string[],
): Promise<Record<string, string>> {
  const said = await machine.succeed(['sh', '-c', script])
  const all = new Map(said.split('\n').map(line => line.split(' ') as [string, string]))
  return Object.fromEntries(
    packages.flatMap(name => {
      const version = all.get(name)
      return version ? [[name, version]] : []
    }),
  )
}
