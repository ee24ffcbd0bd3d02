import {UsageError} from '../process/usage-error.ts'
import {findLab} from '../run/find-lab.ts'
import {runInOpenLab} from '../run/run-in-open-lab.ts'
import type {Story} from '../run/story.ts'
import {findCaller} from './find-caller.ts'
import {defaultOf, type OptionName, optionsOf} from './options.ts'
import {rebootProblems} from './reboot-problems.ts'
import {runCommand} from './run-command.ts'
import {sourceOfScript} from './source-of-script.ts'

interface Visit {
  name: string
  /** import.meta.url of the script. */
  script: string
  /** Flags beside those that every visit takes. */
  flags?: readonly OptionName[]
  story: (story: Story, given: VisitArguments) => Promise<void>
  /** What it tells of a lab that was made from a file of the user's; it takes the flag of one, too. */
  ofFile?: 'check' | 'persistence'
}

/** What the command line says to the story. */
interface VisitArguments {
  /** How to reboot: rolling, all, power-cut, or the name of a machine of the lab. */
  reboot: string
}

/** Runs a scenario on a lab that is up. Ends the process. */
export const visitLab = ({name, script, flags = [], story, ofFile}: Visit): Promise<never> =>
  runCommand({
    name,
    script,
    flags: [...optionsOf('visit'), ...flags, ...(ofFile ? (['file'] as const) : [])],
    async run({request, values}) {
      const opened = await findLab(request)
      const reboot = values.reboot ?? defaultOf('reboot')
      const machines = opened.lab.machines.map(machine => machine.name)
      const problems = rebootProblems(reboot, machines)
      if (problems.length > 0) throw new UsageError(problems)
      const own =
        ofFile &&
        (await (
          await import('./story-of-file.ts')
        ).storyOfOpenLab(ofFile, opened.record, request.lab, values.reboot))
      const told = {
        ...{name, source: sourceOfScript(script)},
        story: (teller: Story) => story(teller, {reboot}),
        ...own,
        allEndpoints: values['all-endpoints'] ?? false,
        json: values.json ?? false,
      }
      const lab = own && request.lab.path !== undefined ? opened.lab.by(request.lab.file) : opened.lab
      return runInOpenLab(told, {...opened, lab}, request, await findCaller())
    },
  })
