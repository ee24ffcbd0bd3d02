import {mkdir, readdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import * as z from 'zod'
import {readOwnFile} from '../files/read-own-file.ts'
import {LabError} from '../process/lab-error.ts'
import {readJson} from '../process/read-json.ts'

/** Bytes of a provider's settings; with an inventory they have some thousand. */
const longestSettings = 1_000_000

/** What is a machine's name as a provider notes it; the files are named by it. */
const machineName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** Settings of a provider that keeps none: that there are any tells that the lab was begun. */
export const noSettings = z.object({})

/**
 * What a provider has on disk about a lab whose machines are elsewhere: a file for each machine, written before it is
 * made, so that whoever finds it can remove what it names; and the provider's own settings, of that shape.
 */
export function madeMachines<T>(stateDir: string, lab: string, provider: string, shape: z.ZodType<T>) {
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
    names: async (): Promise<string[]> =>
      (await readdir(machines).catch(() => [])).filter(name => machineName.test(name)).sort(),
    async keep(value: T): Promise<void> {
      await mkdir(root, {recursive: true})
      await writeFile(settings, `${JSON.stringify(value, null, 2)}\n`, {mode: 0o600})
    },
    /**
     * The settings; undefined when there is no such lab, or it was not even begun. Throws a LabError when they are
     * damaged: without them nobody can tell what the lab made elsewhere.
     */
    async settings(): Promise<T | undefined> {
      const read = readOwnFile(settings, longestSettings)
      if ('problem' in read && read.problem === 'there is none') return undefined
      try {
        if ('problem' in read) throw new LabError(read.problem)
        return readJson(read.text, shape, settings)
      } catch (error) {
        const cause = (error as Error).message.replace(`cannot read ${settings}: `, '')
        throw new LabError(
          `cannot tell what lab "${lab}" made with ${provider}: ${settings} is damaged: ${cause}`,
          {
            hint: `remove by hand what it made, then rm -r ${join(stateDir, 'labs', lab)}`,
          },
        )
      }
    },
    removeAll: (): Promise<void> => rm(root, {recursive: true, force: true}),
  }
}

export type MadeMachines<T> = ReturnType<typeof madeMachines<T>>
