import {access, readFile} from 'node:fs/promises'
import {release} from 'node:os'
import pRetry from 'p-retry'
import {LabError} from '../process/lab-error.ts'
import {lastingEnvironment, proxyVariables} from '../process/lasting-environment.ts'
import {missingTools} from '../process/missing-tools.ts'
import {optionName} from '../process/option-name.ts'
import {type RunResult, run} from '../process/run.ts'
import type {HostNeeds} from './host-needs.ts'

/** Milliseconds that apt may take. */
const aptDeadline = 600_000

/**
 * Installs the packages that the host lacks and loads the kernel modules, naming both first. With install = false it
 * refuses and tells the command. Starts no service of those packages, now or at the next boot.
 */
export async function prepareHost(
  needs: HostNeeds,
  {install, say, signal}: {install: boolean; say: (text: string) => void; signal: AbortSignal},
): Promise<void> {
  const missing = await missingTools(Object.keys(needs.tools))
  if (missing.length > 0) {
    const packages = [...new Set(missing.map(tool => needs.tools[tool] as string))]
    const command = ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages]
    if (!install) {
      throw new LabError(
        `cannot make a lab: the host has no ${missing.join(', ')}, and ${optionName('no-install')} was given`,
        {
          hint: command.join(' '),
        },
      )
    }
    say(`installing on this host: ${packages.join(' ')}`)
    await withoutServices(needs.unwantedUnits, () => installPackages(command, signal))
    const still = await missingTools(missing)
    if (still.length > 0)
      throw new LabError(`cannot make a lab: ${still.join(', ')} is still missing after ${command.join(' ')}`)
  }
  await loadModules(needs.modules, say)
}

async function installPackages(command: readonly string[], signal: AbortSignal): Promise<void> {
  if ((await missingTools(['apt-get'])).length > 0) {
    throw new LabError(`cannot install packages: the host has no apt-get`, {
      hint: `install by hand what ${command.slice(4).join(', ')} bring`,
    })
  }
  // What a package starts when it is configured stays, and keeps this environment.
  const env = {...lastingEnvironment(proxyVariables), DEBIAN_FRONTEND: 'noninteractive'}
  // An index of a source that has nothing to do with us may be out of reach; the installation tells.
  await run(['apt-get', 'update'], {env, timeoutMs: aptDeadline, signal})
  const install = async (): Promise<void> => {
    const result = await run(command, {env, timeoutMs: aptDeadline, signal})
    if (result.status === 0) return
    throw new LabError(`cannot install the host's packages: ${causeOf(result)}`, {hint: command.join(' ')})
  }
  // A mirror that hiccups, or another apt that holds the lock for a moment, is no reason to give up.
  await pRetry(install, {retries: 2, minTimeout: 3000, signal})
}

/** The last words of apt; where it said nothing, how it ended. */
function causeOf({stderr, stdout, status, signal, timedOut}: RunResult): string {
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-5).join('\n')
  if (timedOut) return `it did not end within ${aptDeadline / 1000} s${said && `: ${said}`}`
  return said || `apt-get said nothing and ended with ${status === null ? signal : `status ${status}`}`
}

/**
 * Keeps the packages' units from running. The mask lies in /run: if this run is killed, it is gone with the next boot,
 * and until then it stops nothing but those units.
 */
async function withoutServices(units: readonly string[], body: () => Promise<void>): Promise<void> {
  // What was there before is the owner's own business.
  const present = await Promise.all(units.map(isInstalled))
  const added = units.filter((_, index) => !present[index])
  const masks = (await exists('/run/systemd/system')) ? added : []
  if (masks.length > 0) await run(['systemctl', '--quiet', '--runtime', 'mask', ...masks])
  try {
    await body()
  } finally {
    if (masks.length > 0) await run(['systemctl', '--quiet', '--runtime', 'unmask', ...masks])
    const installed = await Promise.all(added.map(isInstalled))
    const enabled = added.filter((_, index) => installed[index])
    if (enabled.length > 0) await run(['systemctl', '--quiet', 'disable', ...enabled])
  }
}

const isInstalled = async (unit: string): Promise<boolean> =>
  (await exists(`/lib/systemd/system/${unit}`)) || (await exists(`/etc/systemd/system/${unit}`))

async function loadModules(modules: readonly string[], say: (text: string) => void): Promise<void> {
  const folder = `/lib/modules/${release()}`
  if (!(await exists(folder)) || (await missingTools(['modprobe'])).length > 0) return
  const builtin = await readFile(`${folder}/modules.builtin`, 'utf8').catch(() => '')
  const missing = []
  for (const name of modules) {
    const here = (await exists(`/sys/module/${name}`)) || builtin.includes(`/${name}.ko`)
    if (!here && (await run(['modprobe', '--dry-run', '--quiet', name])).status === 0) missing.push(name)
  }
  if (missing.length === 0) return
  say(`loading kernel modules: ${missing.join(' ')}`)
  await run(['modprobe', '--all', '--quiet', ...missing])
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
