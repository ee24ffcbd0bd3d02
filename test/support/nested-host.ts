import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {findCaller} from '../../src/cli/find-caller.ts'
import {ensureImage} from '../../src/image/ensure-image.ts'
import {LabError} from '../../src/process/lab-error.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {type RunResult, run} from '../../src/process/run.ts'
import {provider as findProvider} from '../../src/providers/index.ts'
import type {CommandOptions, ProvidedMachine} from '../../src/providers/provider.ts'
import {guestFolders} from './guest-folders.ts'
import {machineOfOneNetwork, oneNetworkLab} from './one-network.ts'

// Helps the tests of providers that use what is on the host, such as its LXD: the host is a machine of provider lxc, so
// that the real one has nothing to do with it.

/** Where the nested host has this checkout. */
export const checkout = '/opt/fanlab'

export interface NestedHost {
  readonly machine: ProvidedMachine
  /** argv of a command of the real host that runs the given argv there. */
  readonly at: readonly string[]
  /** Words in front of a command of the real host that run it in the nested host's network, with the real host's files. */
  readonly inNetwork: readonly string[]
  /** Folder of the unpacked machine image, on both. */
  readonly image: string
  succeed(argv: readonly string[], options?: CommandOptions): Promise<string>
  /** Runs a script of scenarios/ there; `before` are words in front of its command. */
  scenario(script: string, flags: readonly string[], before?: readonly string[]): Promise<RunResult>
  end(): Promise<void>
}

const GiB = 2 ** 30

/** A host with LXD, Node and this checkout, in a network of its own. `name` tells labs of different tests apart. */
export async function makeNestedHost(name: string): Promise<NestedHost> {
  const stateDir = mkdtempSync('/var/tmp/fanlab-nested-')
  const provider = await findProvider('lxc', stateDir)
  const end = async (): Promise<void> => {
    await provider.destroy(name)
    rmSync(stateDir, {recursive: true, force: true})
  }
  try {
    const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
    const {cacheDir} = await findCaller()
    const {directory: image} = await ensureImage(recipe, {
      ...{cacheDir, stateDir: '/var/lib/fanlab'},
      onProgress: () => {},
    })
    const network = '10.50.0'
    const lab = await provider.open(oneNetworkLab({name, image, network, machines: {nested: 10}}))
    const machine = await lab.create({
      ...machineOfOneNetwork('nested', 10, network),
      ...{cpus: 2, memory: 8 * GiB},
      plainDirectories: ['/var/lib/lxd', '/var/lib/fanlab', '/opt'],
    })
    const at = machine.attach([], false)
    const succeed = async (argv: readonly string[], options?: CommandOptions): Promise<string> => {
      const {status, stdout, stderr} = await machine.run(argv, options)
      if (status === 0) return stdout
      throw new LabError(`cannot run ${argv.join(' ')} on the nested host: ${stdout}${stderr}`)
    }
    await succeed(['systemctl', 'is-system-running', '--wait'], {timeoutMs: 60_000}).catch(() => {})
    await copyInto(at, stateDir, image)
    await succeed(['systemctl', 'enable', '--now', '--quiet', 'lxd.service'], {timeoutMs: 60_000})
    const stdin = JSON.stringify({storage_pools: [{name: 'local', driver: 'dir'}]})
    await succeed(['lxd', 'init', '--preseed'], {stdin, timeoutMs: 60_000})
    return {
      ...{machine, at, image, succeed, end},
      inNetwork: await intoNetwork(machine, at),
      scenario: (script, flags, before = []) =>
        machine.run(
          [
            ...['env', `--chdir=${checkout}`, 'CI=1', ...before],
            ...['node', join('scenarios', `${script}.mjs`), ...flags],
          ],
          {timeoutMs: 900_000},
        ),
    }
  } catch (error) {
    await end()
    throw error
  }
}

/** Node, the checkout and the machine image, with which the nested host need not reach any archive. */
async function copyInto(at: readonly string[], stateDir: string, image: string): Promise<void> {
  const staging = join(stateDir, 'staging')
  for (const part of ['package.json', 'dist', 'labs', 'scenarios', ...guestFolders, join('src', 'providers')])
    cpSync(join(packageRoot, part), join(staging, part), {recursive: true})
  const node = process.execPath
  // Times to the nanosecond: the image's manifest compares them.
  const pipe =
    'tar -C "$1" --format=posix --numeric-owner -cf - -- $3 | { to=$2; shift 3; "$@" tar -C "$to" -xpf -; }'
  const copy = async (from: string, names: string, to: string): Promise<void> => {
    const result = await run(['sh', '-c', pipe, 'copy', from, to, names, ...at], {timeoutMs: 120_000})
    if (result.status !== 0) throw new LabError(`cannot copy ${names} to the nested host: ${result.stderr}`)
  }
  await run([...at, 'mkdir', '-p', checkout, '/var/lib/fanlab/images'])
  await copy(staging, '.', checkout)
  await copy(join(node, '..'), 'node', '/usr/local/bin')
  const hash = image.split('/').at(-1) ?? ''
  await copy(join(image, '..'), `${hash} ${hash}.json ${hash}.manifest`, '/var/lib/fanlab/images')
}

/** nsenter into the network namespace of the machine's first process, seen from the real host. */
async function intoNetwork(machine: ProvidedMachine, at: readonly string[]): Promise<readonly string[]> {
  const {stdout} = await machine.run(['readlink', '/proc/1/ns/net'])
  const [namespace] = stdout.trim().split('\n')
  const script =
    'for net in /proc/[0-9]*/ns/net; do if [ "$(readlink "$net" 2>/dev/null)" = "$1" ]; then echo "$net"; exit; fi; done'
  const found = (await run(['sh', '-c', script, 'find', namespace ?? ''])).stdout.trim()
  if (found === '')
    throw new LabError(`cannot find the network of the nested host, ${namespace}; it is ${at.join(' ')}`)
  return ['nsenter', `--net=${found}`, '--']
}
