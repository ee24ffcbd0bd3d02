import {basename, dirname, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {slug} from '../report/slug.ts'
import {runInOwnLab} from '../run/run-in-own-lab.ts'
import type {Story} from '../run/story.ts'
import {findCaller} from './find-caller.ts'
import {problemsOfLab, readOwnLab} from './own-lab-file.ts'
import {ownLabOptions} from './own-lab-options.ts'
import {ownScript} from './own-script.ts'
import {readSettings, type Settings} from './read-settings.ts'
import {runCommand} from './run-command.ts'
import {sourceOfScript} from './source-of-script.ts'
import {withImageOf} from './with-image-of.ts'

/** A scenario of one's own. */
export interface OwnScenario<S extends Settings = Settings> {
  /** The lab file; a relative path begins at the script's folder. */
  lab: string
  /** What reports call it. Default: the script's name without its ending. */
  name?: string
  /** What `--set NAME=VALUE` may choose, with the values that hold without it. A script that declares none takes any. */
  settings?: S
  /** The lab stays when the story was told to its end. */
  keepsLab?: boolean
  /** import.meta.url of the script, where it is not the one that Node was started with. */
  script?: string
}

/** A story, and what the command line says to it. */
export interface OwnStory<S extends Settings = Settings> extends Story {
  readonly settings: Readonly<Record<keyof S, string>>
}

/**
 * Runs a scenario of one's own on a lab that is made for it and removed after it: reads the flags, becomes root, makes the
 * machines of the lab file and waits until they have booted; then the story begins. Ends the process. The story is told
 * twice: once to be planned, when no step and no check is run, and once to be done.
 */
export function runLab<const S extends Settings>(
  scenario: string | OwnScenario<S>,
  tell: (story: OwnStory<S>) => Promise<unknown>,
): Promise<never> {
  const own = typeof scenario === 'string' ? {lab: scenario} : scenario
  const script = own.script ?? pathToFileURL(ownScript()).href
  const path = fileURLToPath(script)
  const file = resolve(dirname(path), own.lab)
  const keepsLab = own.keepsLab ?? false
  const name = slug(own.name ?? basename(path).replace(/\.[^.]*$/, ''))
  return runCommand({
    name,
    script,
    flags: ownLabOptions(keepsLab),
    problems: ({values}) => [
      ...readSettings(values.set, own.settings).problems,
      ...problemsOfLab(file, own.lab),
    ],
    lab: () => readOwnLab(file, own.lab, 'runnable'),
    async run({request, values}) {
      const {settings} = readSettings(values.set, own.settings)
      const lab = {...request.lab, file: readOwnLab(file, own.lab, 'runnable'), path: file}
      const {loadFileLab} = await import('./load-file-lab.ts')
      const {beginOwnStory} = await import('../run/of-file/stories-of-lab.ts')
      const ofFile = await loadFileLab(lab.file, file)
      const story = async (teller: Story): Promise<void> => {
        await beginOwnStory(teller, ofFile)
        await tell({...teller, settings: settings as Readonly<Record<keyof S, string>>})
      }
      const told = {name, source: sourceOfScript(script), story, keepsLab}
      return runInOwnLab(told, withImageOf({...request, lab}, values, lab.file), await findCaller())
    },
  })
}
