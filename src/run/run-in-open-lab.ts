import {findLaunched} from '../expect/launched-endpoints.ts'
import {meshOf} from '../expect/mesh.ts'
import type {Lab} from '../lab/lab.ts'
import type {OpenLab} from '../lab/open-lab.ts'
import {overlaysIn} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import type {Caller} from './caller.ts'
import {describeTopology} from './describe-topology.ts'
import {type RunReport, startReport} from './report.ts'
import {reportOrigin} from './report-origin.ts'
import {reportVersions} from './report-versions.ts'
import type {Request} from './request.ts'
import {liveStory, type Story, type StoryContext} from './story.ts'
import {newContext} from './story-context.ts'

/** A story about a lab that is up, and how it is told. */
interface OpenLabScenario {
  name: string
  /** Path of its script, where a reader of the report has it. */
  source: string | undefined
  story: (story: Story) => Promise<void>
  /** Containers that were launched beside the lab's own are asked, too. */
  allEndpoints: boolean
  json: boolean
}

/** The life of a run in a lab that is up, and stays so. Resolves to the exit code. */
export async function runInOpenLab(
  scenario: OpenLabScenario,
  {lab, provided, features, record}: OpenLab,
  request: Request,
  caller: Caller,
): Promise<number> {
  const report = await startReport(scenario, request, caller)
  report.begin()
  const asked = {
    ...{fan: record.fan, distribution: record.distribution, mayEmpty: false},
    ...{provider: record.provider, stateDir: request.stateDir, path: record.path},
  }
  const context = newContext(asked, features, report, lab.topology, async () => {})
  lab.stopWith(report.signal)
  Object.assign(context, {lab, provided})
  reportOrigin(record, context)
  report.recorder.doing('versions are asked')
  await report.attempt(() => tellVersions(context))
  report.recorder.describe(describeTopology(lab, []), lab.topology)
  if (scenario.allEndpoints) await report.attempt(() => addLaunched(context, lab, report))
  const mesh = meshOf(lab.topology, context.launched)
  const planned = await report.attempt(() => report.plan(scenario.story, mesh))
  const live = liveStory(report.recorder, context, mesh)
  if (planned) await report.attempt(() => scenario.story(live))
  // What was given up in the middle may have something to undo.
  await live.settled()
  report.result.kept = true
  return report.close()
}

/** Containers that were launched beside the lab's own take part in the matrix. */
async function addLaunched(context: StoryContext, lab: Lab, {recorder}: RunReport): Promise<void> {
  const {endpoints, passedOver} = await findLaunched(lab)
  for (const text of passedOver) recorder.warn(text)
  context.launched = endpoints
}

/** A broken lab is what a check is for: where the first machine does not answer, the report does without. */
async function tellVersions(context: StoryContext): Promise<void> {
  try {
    const overlays = overlaysIn(context.lab.topology)
    await Promise.all([reportVersions(context), ...overlays.map(overlay => overlay.tell(context))])
  } catch (error) {
    if (!(error instanceof LabError)) throw error
  }
}
