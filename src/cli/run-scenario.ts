import {runInOwnLab} from '../run/run-in-own-lab.ts'
import type {Story} from '../run/story.ts'
import {findCaller} from './find-caller.ts'
import {optionsOf} from './options.ts'
import {runCommand} from './run-command.ts'
import {sourceOfScript} from './source-of-script.ts'

interface Scenario {
  name: string
  /** import.meta.url of the script. */
  script: string
  story: (story: Story) => Promise<void>
  /** The lab stays when the story was told to its end. */
  keepsLab?: boolean
}

/** Runs a scenario that makes a lab of its own, from the first look at the host to the lab's removal. Ends the process. */
export const runScenario = ({name, script, story, keepsLab = false}: Scenario): Promise<never> =>
  runCommand({
    name,
    script,
    flags: optionsOf(keepsLab ? 'up' : 'full'),
    async run({request}) {
      const told = {name, source: sourceOfScript(script), story, keepsLab}
      return runInOwnLab(told, request, await findCaller())
    },
  })
