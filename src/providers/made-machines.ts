import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

/**
 * What a provider has on disk about a lab whose machines are elsewhere: a file for each machine, written before it is
 * made, so that whoever finds it can remove what it names; and the provider's own settings.
 */
export function madeMachines(stateDir: string, lab: string, provider: string) {
  const root = join(stateDir, 'labs', lab, provider)
  const machines = join(root, 'machines')
  const settings = join(root, 'settings.json')
  return {
    root,
    async note(machine: string): Promise<void> {
      await mkdir(machines, {recursive: true})
      await writeFile(join(machines, machine), '')
    },
    forget: (machine: string): Promise<void> => rm(join(machines, machine), {force: true}),
    names: async (): Promise<string[]> => (await readdir(machines).catch(() => [])).sort(),
    async keep(value: unknown): Promise<void> {
      await mkdir(root, {recursive: true})
      await writeFile(settings, `${JSON.stringify(value, null, 2)}\n`, {mode: 0o600})
    },
    /** The settings; undefined when there is no such lab, or it was not even begun. */
    async settings<T>(): Promise<T | undefined> {
      const text = await readFile(settings, 'utf8').catch(() => undefined)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    },
    removeAll: (): Promise<void> => rm(root, {recursive: true, force: true}),
  }
}

export type MadeMachines = ReturnType<typeof madeMachines>
