import {chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {ExecutionContext} from 'ava'
import {guestLibrary} from '../../src/lab/install-files.ts'
import {ebpfFiles} from '../../src/overlays/fan/engine.ts'
import {type RunResult, run} from '../../src/process/run.ts'

const guest = path.join(import.meta.dirname, '../../src/overlays/fan/guest')

/** What a tool says to the words it is called with: a shell pattern of the words, the answer, the status. */
export type Answer = [words: string, stdout: string, status?: number, stderr?: string]

export interface FakeMachine {
  folder: string
  run(script: string, argv: string[], env?: Record<string, string>): Promise<RunResult>
  /** Every call of a fake tool so far, in order. */
  calls(): Promise<string[]>
}

/**
 * A folder that looks like a machine to the scripts of the fan: the engine's library is in place, and the given
 * tools only write down how they were called and answer. Needs neither root nor a network.
 */
export async function fakeMachine(
  t: ExecutionContext,
  tools: Record<string, readonly Answer[]>,
): Promise<FakeMachine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fanlab-guest-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const library = path.join(folder, 'lib')
  const bin = path.join(library, 'bin')
  await mkdir(bin, {recursive: true})
  for (const {source, target} of ebpfFiles()) {
    if (path.dirname(target) === guestLibrary) {
      await symlink(path.join(guest, source), path.join(library, source))
    }
  }
  const log = path.join(folder, 'calls')
  await writeFile(log, '')
  for (const [name, answers] of Object.entries(tools)) {
    await writeFile(path.join(bin, name), fakeTool(name, answers))
    await chmod(path.join(bin, name), 0o755)
  }
  await writeFile(path.join(folder, 'ip_forward'), '0\n')
  return {
    folder,
    calls: async () => (await readFile(log, 'utf8')).split('\n').slice(0, -1),
    run: (script, argv, env = {}) =>
      run(['dash', path.join(guest, script), ...argv], {
        timeoutMs: 20_000,
        env: {
          PATH: `${bin}:/usr/bin:/bin`,
          FAKE_CALLS: log,
          FANLAB_LIB: library,
          FANLAB_REAL_IP: path.join(bin, 'ip'),
          FANCTL_RUN: path.join(folder, 'run'),
          FANCTL_FORWARDING: path.join(folder, 'ip_forward'),
          FANLAB_FAN_SETTINGS: path.join(folder, 'fanlab-fan'),
          FANLAB_SYS_NET: path.join(folder, 'net'),
          TMPDIR: tmpdir(),
          ...env,
        },
      }),
  }
}

function fakeTool(name: string, answers: readonly Answer[]): string {
  const cases = answers.map(
    ([words, stdout, status = 0, stderr = '']) =>
      `  ${words.replaceAll(/[^*]+/g, quote)})\n    printf %s ${quote(stdout)}; printf %s ${quote(stderr)} >&2; exit ${status} ;;`,
  )
  return `#!/bin/sh\necho "${name} $*" >>"$FAKE_CALLS"\ncase "$*" in\n${cases.join('\n')}\nesac\n`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
