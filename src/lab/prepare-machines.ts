import {readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import pRetry from 'p-retry'
import {LabError} from '../process/lab-error.ts'
import {parseOsRelease} from '../process/os-release.ts'
import {noteMade} from './adopt.ts'
import type {Machine, PlaceHandle} from './machine.ts'
import type {Need, Preparation} from './need.ts'
import type {StepContext} from './step-context.ts'

/** Milliseconds that apt or snap may take; Docker and its like are 100 MB. */
const installDeadline = 600_000

/** Folder of the container images, on machines as in the lab's image. */
const imagesFolder = '/usr/share/fanlab/images'

/** Folders that networkd-dispatcher's own documentation names and its package does not make. */
const dispatcherFolders = ['configuring', 'configured'].map(state => `/etc/networkd-dispatcher/${state}.d`)

/**
 * Gives machines what they lack: packages, and the container images, which come from the lab's own machine image. A
 * machine from that image has everything, and nothing is done.
 */
export async function prepareMachines(
  {timed}: StepContext,
  machines: readonly Machine[],
  image: string,
  preparationOf: (machine: Machine) => Preparation,
): Promise<void> {
  await timed('boot', 'what machines lack is installed', async () => {
    await Promise.all(machines.map(machine => prepare(machine, preparationOf(machine), image)))
  })
}

async function prepare(
  machine: Machine,
  {needs: needsOn, hooks, images, packages, units}: Preparation,
  image: string,
): Promise<void> {
  const needs = needsOn(parseOsRelease(await machine.read('/etc/os-release')))
  const [missing, lacking] = await Promise.all([missingOn(machine, needs), lackingOn(machine, packages)])
  if (missing.length > 0 || lacking.length > 0) {
    await install(machine, missing, lacking, units)
    const [stillMissing, stillLacking] = await Promise.all([
      missingOn(machine, missing),
      lackingOn(machine, lacking),
    ])
    const still = [...stillMissing.map(({command}) => command), ...stillLacking].join(', ')
    if (still !== '')
      throw new LabError(`cannot prepare ${machine.name}: ${still} is still missing after its installation`)
  }
  if (hooks) await runHooks(machine)
  if (images.length > 0) await copyImages(machine, image, images)
}

async function runHooks(machine: Machine): Promise<void> {
  const folders = await missingFiles(machine, dispatcherFolders)
  if (folders.length > 0) {
    await noteMade(machine, folders)
    await machine.succeed(['install', '-d', '-m', '0755', ...folders])
  }
  await machine.succeed(['sh', '-euc', startDispatcher, 'start', 'networkd-dispatcher.service'])
}

/** To enable a unit reloads systemd, also where it is enabled already: as long as a third of a boot. */
const startDispatcher =
  'systemctl is-enabled --quiet "$1" || systemctl enable --quiet "$1"; systemctl start "$1"'

async function missingOn(machine: Machine, needs: readonly Need[]): Promise<Need[]> {
  const script = 'for name; do command -v "$name" >/dev/null || echo "$name"; done'
  const said = await machine.succeed(['sh', '-c', script, 'missing', ...needs.map(({command}) => command)])
  const names = new Set(said.split('\n'))
  return needs.filter(({command}) => names.has(command))
}

/** Those of the packages that are not installed there, or in another version. */
async function lackingOn(machine: Machine, packages: readonly string[]): Promise<string[]> {
  if (packages.length === 0) return []
  const names = packages.map(text => text.split('=', 1)[0] ?? '')
  const format = '${db:Status-Status} ${Package} ${Version}\n'
  // Its status is not 0 where one of them was never heard of.
  const {stdout} = await machine.run(['dpkg-query', '--show', `--showformat=${format}`, '--', ...names])
  const installed = new Map(
    stdout.split('\n').flatMap(line => {
      const [status, name = '', version = ''] = line.split(' ')
      return status === 'installed' ? [[name, version] as const] : []
    }),
  )
  return packages.filter(text => {
    const [name = '', version] = text.split('=', 2)
    const found = installed.get(name)
    return found === undefined || (version !== undefined && version !== found)
  })
}

const missingFiles = async (place: PlaceHandle, paths: readonly string[]): Promise<string[]> => {
  const script = 'for path; do [ -e "$path" ] || echo "$path"; done'
  const said = await place.succeed(['sh', '-c', script, 'missing', ...paths])
  return said.split('\n').filter(path => path !== '')
}

/** A mirror that hiccups, or another apt that holds the lock, is no reason to give up. */
async function install(
  machine: Machine,
  needs: readonly Need[],
  asked: readonly string[],
  units: readonly string[],
): Promise<void> {
  const packages = [...new Set([...needs.flatMap(need => need.package ?? []), ...asked])]
  const command = ['apt-get', 'install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120']
  const retried = (what: readonly string[]): Promise<void> =>
    pRetry(
      async () => {
        const {status, stderr, timedOut} = await machine.run(
          ['env', 'DEBIAN_FRONTEND=noninteractive', ...what],
          {
            timeoutMs: installDeadline,
          },
        )
        if (status === 0) return
        const said = timedOut
          ? `it did not end within ${installDeadline / 1000} s`
          : stderr.trim().split('\n').slice(-5).join('\n')
        throw new LabError(`cannot install what ${machine.name} lacks: ${said}`, {
          hint: `${what.join(' ')}, on ${machine.name}`,
        })
      },
      {retries: 3, minTimeout: 3000},
    )
  if (packages.length > 0) {
    // An index of a source that has nothing to do with us may be out of reach; the installation tells.
    await machine.run(['apt-get', 'update', '-o', 'DPkg::Lock::Timeout=120'], {timeoutMs: installDeadline})
    await withoutDaemons(machine, units, () => retried([...command, ...packages]))
  }
  for (const {snap} of needs) {
    if (!snap) continue
    await machine.run(['snap', 'wait', 'system', 'seed.loaded'], {timeoutMs: installDeadline})
    await retried(['snap', 'install', snap.name, `--channel=${snap.channel}`])
  }
}

/** Keeps the daemons of new packages from starting, now and at the next boot. */
async function withoutDaemons(
  machine: Machine,
  units: readonly string[],
  body: () => Promise<void>,
): Promise<void> {
  const script = 'for unit; do systemctl cat "$unit" >/dev/null 2>&1 || echo "$unit"; done'
  const said = await machine.succeed(['sh', '-c', script, 'units', ...units])
  const added = said.split('\n').filter(unit => unit !== '')
  if (added.length > 0) await machine.succeed(['systemctl', 'mask', '--quiet', '--runtime', ...added])
  try {
    await body()
  } finally {
    if (added.length > 0) {
      await machine.succeed(['systemctl', 'unmask', '--quiet', '--runtime', ...added])
      const here =
        'for unit; do if systemctl cat "$unit" >/dev/null 2>&1; then systemctl disable --quiet "$unit"; fi; done'
      await machine.succeed(['sh', '-c', here, 'units', ...added])
    }
  }
}

/** Copies images of containers from the unpacked machine image on the host. */
async function copyImages(machine: Machine, image: string, names: readonly string[]): Promise<void> {
  const files = names.map(name => join(imagesFolder, name))
  const missing = await missingFiles(machine, files)
  if (missing.length === 0) return
  const [folder] = await missingFiles(machine, ['/usr/share/fanlab'])
  await noteMade(machine, folder === undefined ? missing : [folder])
  for (const file of missing) {
    const content = await readFile(join(image, file)).catch((error: Error) => {
      throw new LabError(`cannot read ${basename(file)} of the machine image: ${error.message}`)
    })
    await machine.write(file, content)
  }
}
