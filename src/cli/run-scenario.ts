import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import {UsageError} from '../process/usage-error.ts'
import {runInOwnLab} from '../run/run-in-own-lab.ts'
import type {Story} from '../run/story.ts'
import type {NumberedAct} from './choose-acts.ts'
import {findCaller} from './find-caller.ts'
import {optionsOf} from './options.ts'
import {runCommand} from './run-command.ts'
import {sourceOfScript} from './source-of-script.ts'

interface Scenario<Act> {
  name: string
  /** import.meta.url of the script. */
  script: string
  story: (story: Story, given: ScenarioArguments<Act>) => Promise<void>
  /** The lab stays when the story was told to its end. */
  keepsLab?: boolean
  /** What --acts chooses from, where it is not about a lab file. */
  acts?: readonly Act[]
  /** What it tells of a lab file of the user's, whose flag it then takes. */
  ofFile?: 'full' | 'up' | 'sabotage'
  /** It makes the faults of the lab's file, and skips those that the provider cannot make. */
  makesFaults?: boolean
}

/** What the command line says to the story. */
interface ScenarioArguments<Act> {
  /** The acts that were chosen, each with its number among all of them. */
  acts: readonly NumberedAct<Act>[]
  /** The faults of the lab's file. */
  faults: readonly FaultDefinition[]
}

/** Runs a scenario that makes a lab of its own, from the first look at the host to the lab's removal. Ends the process. */
export const runScenario = <Act extends {name: string}>({
  name,
  script,
  story,
  keepsLab = false,
  acts,
  ofFile,
  makesFaults = false,
}: Scenario<Act>): Promise<never> =>
  runCommand({
    name,
    script,
    flags: [
      ...optionsOf(keepsLab ? 'up' : 'full'),
      ...(acts ? (['acts'] as const) : []),
      ...(ofFile ? (['file'] as const) : []),
    ],
    async run({request, values}) {
      const own =
        ofFile && (await (await import('./story-of-file.ts')).storyOfFile(ofFile, request.lab, values.acts))
      const faults = makesFaults ? (request.lab.file.faults ?? []) : []
      const chosen = acts && !own ? await choose(acts, values.acts) : []
      const told = {
        ...{name, source: sourceOfScript(script), keepsLab},
        story: (teller: Story) => story(teller, {acts: chosen, faults}),
        ...own,
      }
      return runInOwnLab(told, request, await findCaller())
    },
  })

/** Few scenarios have acts: what reads the choice is loaded by who needs it. */
async function choose<Act extends {name: string}>(
  acts: readonly Act[],
  given: string | undefined,
): Promise<readonly NumberedAct<Act>[]> {
  const {chooseActs} = await import('./choose-acts.ts')
  const {chosen, problems} = chooseActs(acts, given)
  if (problems.length > 0) throw new UsageError(problems)
  return chosen
}
