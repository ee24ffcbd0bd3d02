import {chmod, copyFile, mkdir, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {guestLibrary} from '../../src/lab/install-files.ts'
import {ebpfFiles, persistenceFiles} from '../../src/overlays/fan/engine.ts'
import {type RunResult, run} from '../../src/process/run.ts'

const guest = path.join(import.meta.dirname, '../../src/overlays/fan/guest')

/** Network namespaces that stand for machines on one underlay; nothing of them is seen outside. */
export interface FanNamespaces {
  /** A folder of its own, removed in the end; the engine is installed in it as on a machine. */
  root: string
  /** Runs a command in a machine's namespace, with the engine in its place. */
  exec(
    machine: string,
    argv: readonly string[],
    env?: Record<string, string>,
    stdin?: string | Uint8Array,
  ): Promise<RunResult>
  /** The same; throws unless the command succeeds. */
  succeed(machine: string, argv: readonly string[], env?: Record<string, string>): Promise<string>
  /** The file that stands for a machine's namespace. */
  file(machine: string): string
  /** A namespace without an underlay of its own, to be attached to a machine's bridge like a container. */
  container(name: string): Promise<string>
  remove(): Promise<void>
}

/** Makes one namespace for each machine, with an interface ens3 of the given address, and a switch between them. */
export async function makeFanNamespaces(machines: Record<string, string>): Promise<FanNamespaces> {
  const prefix = `fanlabtest-${process.pid}-`
  const made: string[] = []
  const root = await mkdtemp(path.join(tmpdir(), 'fanlab-fan-'))

  const ip = async (...words: string[]) => {
    const {status, stderr} = await run(['ip', ...words], {timeoutMs: 10_000})
    if (status !== 0) throw new Error(`cannot run ip ${words.join(' ')}: ${stderr}`)
  }
  const add = async (name: string) => {
    made.push(prefix + name)
    await ip('netns', 'add', prefix + name)
    await ip('-n', prefix + name, 'link', 'set', 'lo', 'up')
    return prefix + name
  }
  const exec: FanNamespaces['exec'] = (machine, argv, env = {}, stdin) =>
    run(['ip', 'netns', 'exec', prefix + machine, ...argv], {
      ...(stdin !== undefined && {stdin}),
      timeoutMs: 20_000,
      env: {
        PATH: `${root}/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin`,
        FANLAB_LIB: root + guestLibrary,
        FANCTL_RUN: `${root}/run/${machine}`,
        ...env,
      },
    })
  const remove = async () => {
    // dnsmasq would outlive its namespace.
    for (const machine of Object.keys(machines)) await exec(machine, ['fanctl', 'down', '-e'])
    // The newest first: containers before the machines they are attached to.
    for (const name of made.toReversed()) await run(['ip', 'netns', 'delete', name], {timeoutMs: 10_000})
    await rm(root, {recursive: true, force: true})
  }

  try {
    for (const {source, target, mode} of [...ebpfFiles(), ...persistenceFiles()]) {
      await mkdir(path.dirname(root + target), {recursive: true})
      await copyFile(path.join(guest, source), root + target)
      await chmod(root + target, mode)
    }
    const underlay = await add('switch')
    await ip('-n', underlay, 'link', 'add', 'br0', 'type', 'bridge')
    await ip('-n', underlay, 'link', 'set', 'br0', 'up')
    for (const [machine, address] of Object.entries(machines)) {
      const name = await add(machine)
      // Made inside: not even for a moment is an end of it among the host's own interfaces.
      const pair = ['link', 'add', 'name', machine, 'type', 'veth', 'peer', 'name', 'ens3', 'netns', name]
      await ip('-n', underlay, ...pair)
      await ip('-n', underlay, 'link', 'set', 'dev', machine, 'master', 'br0', 'up')
      await ip('-n', name, 'addr', 'add', `${address}/24`, 'dev', 'ens3')
      await ip('-n', name, 'link', 'set', 'ens3', 'up')
    }
  } catch (error) {
    await remove()
    throw error
  }

  return {
    root,
    exec,
    remove,
    file: machine => `/run/netns/${prefix}${machine}`,
    container: add,
    succeed: async (machine, argv, env) => {
      const {status, stdout, stderr} = await exec(machine, argv, env)
      if (status === 0) return stdout
      throw new Error(`cannot run ${argv.join(' ')} on ${machine}: status ${status}\n${stdout}${stderr}`)
    },
  }
}
