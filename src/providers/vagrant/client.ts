import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {LabError} from '../../process/lab-error.ts'
import {type RunResult, run} from '../../process/run.ts'
import {toolEnvironment} from '../environment.ts'
import type {Target} from '../place-by-ssh.ts'

/** Milliseconds that making and booting a machine may take, the download of its box included. */
const upDeadline = 1_800_000
/** Milliseconds for everything else. */
const requestDeadline = 180_000

/** Vagrant in one lab's folder. */
export interface Vagrant {
  /** Writes the Vagrantfile, which Vagrant finds valid or a LabError says why not. */
  write(vagrantfile: string): Promise<void>
  up(machine: string): Promise<void>
  halt(machine: string, force: boolean): Promise<void>
  destroyAll(): Promise<void>
  /** The way to a machine that runs. */
  target(machine: string): Promise<Target>
}

export function vagrantIn(folder: string): Vagrant {
  const vagrant = (words: readonly string[], timeoutMs = requestDeadline): Promise<RunResult> =>
    run(['vagrant', ...words], {
      cwd: folder,
      timeoutMs,
      env: {...toolEnvironment(), VAGRANT_CWD: folder, VAGRANT_CHECKPOINT_DISABLE: '1'},
    })
  const succeed = async (what: string, words: readonly string[], timeoutMs?: number): Promise<string> => {
    const result = await vagrant(words, timeoutMs)
    if (result.status === 0) return result.stdout
    throw new LabError(`cannot ${what}: ${said(result)}`, {
      hint: `VAGRANT_CWD=${folder} vagrant ${words.join(' ')}`,
    })
  }
  return {
    async write(vagrantfile) {
      await mkdir(folder, {recursive: true})
      await writeFile(join(folder, 'Vagrantfile'), vagrantfile)
      // What a hypervisor's plugin thinks of it shows when it is used.
      await succeed('use the Vagrantfile', ['validate', '--ignore-provider'])
    },
    async up(machine) {
      await succeed(`start ${machine}`, ['up', machine, '--no-color', '--no-provision'], upDeadline)
    },
    async halt(machine, force) {
      await succeed(`stop ${machine}`, ['halt', machine, ...(force ? ['--force'] : [])])
    },
    async destroyAll() {
      await succeed('remove the machines', ['destroy', '--force'])
    },
    async target(machine) {
      return parseSshConfig(
        await succeed(`find the ssh settings of ${machine}`, ['ssh-config', machine]),
        machine,
      )
    },
  }
}

/**
 * The way that `vagrant ssh-config NAME` tells, in ssh_config(5)'s words. Ports are the host's and go from machine to
 * machine, so that host keys are kept under the machine's name.
 */
export function parseSshConfig(text: string, name: string): Target {
  const field = (key: string): string | undefined =>
    new RegExp(`^\\s*${key}\\s+"?([^"\\n]+?)"?\\s*$`, 'm').exec(text)?.[1]
  const [address, user, port, identityFile] = ['HostName', 'User', 'Port', 'IdentityFile'].map(field)
  if (address === undefined || user === undefined || !/^\d+$/.test(port ?? ''))
    throw new LabError(
      `cannot find the ssh settings of ${name}: Vagrant says ${JSON.stringify(text.slice(0, 200))}`,
    )
  const key = identityFile === undefined ? {} : {identityFile}
  return {name, address, user, port: Number(port), hostKeyAlias: name, ...key}
}

const said = ({stderr, stdout, timedOut}: RunResult): string =>
  timedOut
    ? 'it did not end before its deadline'
    : (stderr.trim() || stdout.trim()).split('\n').slice(-6).join('\n') || 'no reason given'
