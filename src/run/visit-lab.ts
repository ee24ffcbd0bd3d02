import {findCaller} from '../cli/caller.ts'
import type {FlagName} from '../cli/flags.ts'
import type {Options} from '../cli/options.ts'
import {runCommand} from '../cli/run-command.ts'
import {visitFlags} from '../cli/scenario-flags.ts'
import {findLaunched} from '../expect/launched-endpoints.ts'
import {meshOf} from '../expect/mesh.ts'
import type {Lab} from '../lab/lab.ts'
import {type OpenLab, openLab} from '../lab/open-lab.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {isProviderName, provider} from '../providers/index.ts'
import {describeTopology} from './describe-topology.ts'
import {type Report, startReport} from './report.ts'
import {reportOrigin} from './report-origin.ts'
import {reportVersions} from './report-versions.ts'
import {liveStory, type Story, type StoryContext} from './story.ts'
import {newContext} from './story-context.ts'

export interface Visit {
  name: string
  /** import.meta.url of the script. */
  script: string
  /** Flags beside --lab, --reports and --result. */
  flags?: readonly FlagName[]
  story: (story: Story, options: Options) => Promise<void>
}

/** Runs a scenario on a lab that is up. Ends the process. */
export const visitLab = (scenario: Visit): Promise<never> =>
  runCommand({
    name: scenario.name,
    script: scenario.script,
    flags: [...visitFlags, ...(scenario.flags ?? [])],
    async run(options) {
      const caller = await findCaller()
      const opened = await findLab(options)
      const report = startReport(scenario, options, caller)
      report.begin()
      const context = newContext(options, opened.features, report, opened.lab.topology, async () => {})
      opened.lab.stopWith(report.signal)
      Object.assign(context, {lab: opened.lab, provided: opened.provided, engine: opened.record.fan})
      reportOrigin(opened.record, context)
      report.recorder.doing('versions are asked')
      await report.attempt(() => tellVersions(context))
      report.recorder.describe(describeTopology(opened.lab, []), opened.lab.topology)
      if (options.allEndpoints) await report.attempt(() => addLaunched(context, opened.lab, report))
      const mesh = meshOf(opened.lab.topology, context.launched)
      const tell = (story: Story): Promise<void> => scenario.story(story, options)
      const planned = await report.attempt(() => report.plan(tell, mesh))
      if (planned) await report.attempt(() => tell(liveStory(report.recorder, context, mesh)))
      report.result.kept = true
      return report.close()
    },
  })

/** Containers that were launched beside the lab's own take part in the matrix. */
async function addLaunched(context: StoryContext, lab: Lab, {recorder}: Report): Promise<void> {
  const {endpoints, passedOver} = await findLaunched(lab)
  for (const text of passedOver) recorder.warn(text)
  context.launched = endpoints
}

/** A broken lab is what a check is for: where the first machine does not answer, the report does without. */
async function tellVersions(context: StoryContext): Promise<void> {
  try {
    await Promise.all([reportVersions(context), overlayOf(context.lab).tell(context)])
  } catch (error) {
    if (!(error instanceof LabError)) throw error
  }
}

/** The lab that --lab names. */
export const findLab = (options: Options): Promise<OpenLab> =>
  openLab(options.stateDir, options.lab, name => {
    if (isProviderName(name)) return provider(name, options.stateDir)
    throw new LabError(`cannot enter lab "${options.lab}": provider ${JSON.stringify(name)} is unknown`, {
      hint: 'enter it with the version of fanlab that made it',
    })
  })
