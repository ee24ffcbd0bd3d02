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
}

/** What the command line says to the story. */
interface VisitArguments {
  /** How to reboot: rolling, all, power-cut, or the name of a machine of the lab. */
  reboot: string
}

/** Runs a scenario on a lab that is up. Ends the process. */
export const visitLab = ({name, script, flags = [], story}: Visit): Promise<never> =>
  runCommand({
    name,
    script,
    flags: [...optionsOf('visit'), ...flags],
    async run({request, values}) {
      const opened = await findLab(request)
      const reboot = values.reboot ?? defaultOf('reboot')
      const machines = opened.lab.machines.map(machine => machine.name)
      const problems = rebootProblems(reboot, machines)
      if (problems.length > 0) throw new UsageError(problems)
      const told = {
        ...{name, source: sourceOfScript(script)},
        story: (teller: Story) => story(teller, {reboot}),
        allEndpoints: values['all-endpoints'] ?? false,
        json: values.json ?? false,
      }
      return runInOpenLab(told, opened, request, await findCaller())
    },
  })
