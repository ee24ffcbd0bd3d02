import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import {delimiter, join} from 'node:path'
import {findCaller} from '../../src/cli/find-caller.ts'
import {ensureImage} from '../../src/image/ensure-image.ts'
import type {Lab} from '../../src/lab/lab.ts'
import {openLab} from '../../src/lab/open-lab.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {labPaths} from '../../src/providers/embedded/paths.ts'
import {provider} from '../../src/providers/index.ts'
import type {ProviderName} from '../../src/providers/provider-names.ts'
import {guestFolders} from './guest-folders.ts'
import {difference, type HostSnapshot, hostSnapshot} from './host-snapshot.ts'
import {findProcesses, markVariable, processFacts} from './process-facts.ts'
import {type JunitReport, readJunit} from './read-junit.ts'
import {type Child, type Ended, startChild} from './start-child.ts'

// Helps the tests that start the real scripts.

/** PATH without the packages' own commands: the scripts run on the Node that the system has. */
export const systemPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter(folder => !folder.includes('node_modules') && !folder.includes('node-gyp'))
  .join(delimiter)

/** Where the scripts keep images: with sudo, that is in the home of who used it. */
export const {cacheDir} = await findCaller()

/** All that the scripts need, where every user can read it. */
export function copyCheckout(target: string): void {
  for (const name of ['action.yml', 'package.json', 'bin', 'dist', 'labs', 'scenarios', ...guestFolders])
    cpSync(join(packageRoot, name), join(target, name), {recursive: true})
}

export interface World {
  /** A new folder below /var/tmp. */
  readonly scratch: string
  readonly stateDir: string
  readonly reports: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Starts a script of scenarios/ with flags; reports go to the world's own folder. */
  start(script: string, flags?: readonly string[], env?: Record<string, string>): Child
  run(script: string, flags?: readonly string[], env?: Record<string, string>): Promise<Ended>
  /** A lab of the world that is up. */
  lab(name: string): Promise<Lab>
  snapshot(): Promise<HostSnapshot>
  /** pid and command line of each that belongs to it, or to nobody who is known. */
  processes(): Promise<string[]>
  /** Resolves when the host is as it was; what is left may need a moment to vanish. */
  untilAsBefore(before: HostSnapshot): Promise<void>
  report(scenario: string): JunitReport
  /** Removes every lab of the world and its folder. */
  end(): Promise<void>
}

const scratches = '/var/tmp'
const scratchPrefix = 'fanlab-life-'

/**
 * What belongs to others who use this host at the same time: the other worlds with their labs, by folders and cgroups, and
 * what the pattern in FANLAB_TEST_OTHERS matches.
 */
function othersThan(scratch: string): RegExp {
  const worlds = readdirSync(scratches)
    .filter(name => name.startsWith(scratchPrefix))
    .map(name => join(scratches, name))
    .filter(path => path !== scratch)
  const labs = worlds
    .map(path => join(path, 'state'))
    .flatMap(state => namesIn(join(state, 'labs')).map(lab => labPaths(state, lab, '').cgroup))
  const patterns = [
    ...worlds.map(path => `${escaped(path)}/`),
    ...labs.map(cgroup => `/${escaped(cgroup)}(/|$)`),
    // Made with the first lab, and removed with the last.
    ...(labs.length > 0 ? ['/fanlab$'] : []),
    ...(process.env.FANLAB_TEST_OTHERS ? [process.env.FANLAB_TEST_OTHERS] : []),
  ]
  return patterns.length === 0 ? /$^/ : new RegExp(patterns.join('|'), 'm')
}

const escaped = (text: string): string => text.replaceAll(/[^\w/-]/g, '\\$&')

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A state folder and a reports folder of its own; the machine image is the ordinary one, built when it is not there. */
export async function makeWorld({image = true} = {}): Promise<World> {
  const scratch = mkdtempSync(join(scratches, scratchPrefix))
  const stateDir = join(scratch, 'state')
  const reports = join(scratch, 'reports')
  mkdirSync(stateDir)
  chmodSync(scratch, 0o755)
  if (image) {
    await ensureImage(
      {distribution: 'debian-12', aptSources: [], packages: []},
      {cacheDir, stateDir: '/var/lib/fanlab', onProgress: () => {}},
    )
    symlinkSync('/var/lib/fanlab/images', join(stateDir, 'images'))
  }
  const env = {
    ...process.env,
    PATH: systemPath,
    FANLAB_STATE_DIR: stateDir,
    [markVariable]: stateDir,
    CI: '1',
  }
  const snapshot = (): Promise<HostSnapshot> => hostSnapshot({stateDir, others: () => othersThan(scratch)})
  const takesReports = (script: string): boolean => /^(full|up|check|persistence|sabotage)$/.test(script)
  const children: Child[] = []
  const start: World['start'] = (script, flags = [], more = {}) => {
    const words = [
      join('scenarios', `${script}.mjs`),
      ...(takesReports(script) ? ['--reports', reports] : []),
      ...flags,
    ]
    const child = startChild(['node', ...words], {cwd: packageRoot, env: {...env, ...more}})
    children.push(child)
    return child
  }
  const run: World['run'] = (...words) => start(...words).ended
  return {
    scratch,
    stateDir,
    reports,
    env,
    start,
    run,
    async lab(name) {
      return (await openLab(stateDir, name, each => provider(each as ProviderName, stateDir))).lab
    },
    snapshot,
    async processes() {
      const others = othersThan(scratch)
      return processFacts(await findProcesses(stateDir), text => others.test(text)).processes
    },
    async untilAsBefore(before) {
      const look = async (): Promise<Sight<true>> => {
        const left = difference(before, await snapshot())
        return left.length === 0 ? {value: true} : {notYet: left.join('\n')}
      }
      await waitUntil('the host is as it was before', look, {within: 15_000})
    },
    report: scenario => readJunit(join(reports, `TEST-${scenario}.xml`)),
    async end() {
      // Of a test that failed in the middle.
      for (const child of children) child.kill('SIGTERM')
      await Promise.all(children.map(({ended}) => ended))
      const {status, output} = await run('down', ['--all'])
      if (status !== 0 || existsSync(join(stateDir, 'labs'))) throw new Error(`labs are left: ${output}`)
      rmSync(scratch, {recursive: true, force: true})
    },
  }
}
