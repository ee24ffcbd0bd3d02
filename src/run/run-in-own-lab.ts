import {meshOf} from '../expect/mesh.ts'
import {ensureMachines} from '../lab/ensure-machines.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {labSpec} from '../lab/lab.ts'
import type {LabRecord} from '../lab/lab-record.ts'
import type {Limit} from '../lab/raised-limits.ts'
import {keepLab, writeRecord} from '../lab/record.ts'
import {removeLab} from '../lab/remove-lab.ts'
import type {Topology} from '../lab/topology.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {overlaysIn} from '../overlays/index.ts'
import {howFar} from '../process/how-far.ts'
import {verdict} from '../report/verdict.ts'
import {machineSpec} from '../roles/index.ts'
import type {Caller} from './caller.ts'
import {type ClaimedLab, claimForRun} from './claim-for-run.ts'
import {describeTopology} from './describe-topology.ts'
import {exitCodes} from './exit-codes.ts'
import {makeImage} from './lab-image.ts'
import {makeLayers} from './lab-layers.ts'
import {makeMachineImages} from './machine-images.ts'
import {type RunReport, startReport} from './report.ts'
import {reportOrigin} from './report-origin.ts'
import type {Request} from './request.ts'
import {liveStory, type Story, type StoryContext} from './story.ts'
import {newContext} from './story-context.ts'
import {watchOverLab} from './watch-over-lab.ts'
import {writeTimings} from './write-timings.ts'

/** A story, and how it is told. */
interface OwnLabScenario {
  name: string
  /** Path of its script, where a reader of the report has it. */
  source: string | undefined
  story: (story: Story) => Promise<void>
  /** The lab stays when the story was told to its end. */
  keepsLab: boolean
  /** What it breaks; nothing without it. */
  faults?: readonly FaultDefinition[] | undefined
}

/**
 * The life of a run with a lab of its own, from the first look at the host to the lab's removal. Resolves to the exit
 * code; throws what is wrong with the files that it would write.
 */
export async function runInOwnLab(
  scenario: OwnLabScenario,
  request: Request,
  caller: Caller,
): Promise<number> {
  const {lab, retention, outputs, stateDir} = request
  const topology = topologyOf(lab.file)
  const mesh = meshOf(topology)
  const report = await startReport(scenario, request, caller)
  const keeps = scenario.keepsLab || retention.keep
  /** The whole story; what makes the image is known only when the lab is claimed. */
  const tell = async (story: Story, makeImageReady: () => Promise<void>): Promise<void> => {
    await story.phase('preparation', () => story.step('the machine image is ready', makeImageReady))
    await scenario.story(story)
  }
  const nothing = async (): Promise<void> => {}
  report.recorder.describe(describeTopology({name: lab.name, topology}, []), topology)
  let claimed: ClaimedLab
  try {
    await report.plan(async story => {
      await tell(story, nothing)
      if (!keeps) await story.phase('teardown', () => story.step(removal, nothing))
    }, mesh)
    claimed = await claimForRun(request, caller, report, scenario.faults ?? [])
  } catch (error) {
    return report.refuse(error)
  }
  const {provider, settled, recipe, why, limits} = claimed
  let {record} = claimed
  report.begin()
  const watcher = watchOverLab(request)
  const asked = {
    ...{fan: settled.fan, distribution: settled.image.distribution},
    ...{mayEmpty: settled.provider.empty, provider: provider.name, stateDir, path: lab.path},
  }
  const context = newContext(asked, provider.features, report, topology, async () => {
    await raiseFor(context, lab.name, limits)
    context.provided = await provider.open(labSpec(lab.name, topology, record))
    context.lab = await ensureMachines(context.provided, topology, machineSpec, {
      signal: report.signal,
      started: howFar(['started', 'machines'], report.say),
    })
    context.lab.stopWith(report.signal)
    // Where the provider gives the addresses, it is known only now whether overlays fit over them.
    overlaysIn(context.lab.topology)
  })
  const live = liveStory(report.recorder, context, mesh)
  const makeImageReady = async (): Promise<void> => {
    const image = await makeImage(recipe, settled, caller, report.signal, report.say)
    const more = {features: provider.features, signal: report.signal, say: report.say}
    const options = {...more, request: settled, caller}
    const others = await makeMachineImages(topology, recipe, options)
    const layers = await makeLayers(name => others.get(name) ?? {recipe, image}, topology, options)
    const images = Object.fromEntries([...others].map(([name, own]) => [name, own.image.directory]))
    record = {...record, image: image.directory, images, layers}
    await writeRecord(stateDir, record)
    reportOrigin(record, context, image)
    if (why !== undefined) context.fact('why this provider', why)
  }
  const removeAll = async (): Promise<void> => {
    // What was given up in the middle fails with the lab, and must not leave anything after its removal.
    await provider.destroy(lab.name)
    await live.settled()
    await removeLab(provider, stateDir, lab.name)
  }

  const completed = await report.attempt(() => tell(live, makeImageReady))
  const failed = !completed || !allPassed(report)
  const wanted = (keeps && (completed || retention.keep)) || (retention.keepOnFailure && failed)
  const keep = wanted && !report.signal.aborted
  let gone = keep
  if (keep) {
    record = await keepLab(stateDir, record, retention.limit)
    if (!keeps) report.recorder.skip({suite: 'teardown', name: removal}, 'the lab is kept')
  } else
    await report.attempt(async () => {
      gone = await live.tearDown(removal, removeAll)
    })
  // A lab that this run could not remove is left to the watcher, which tries once more after this run's end.
  if (gone) await watcher.dismiss()
  report.result.kept = keep
  const status = report.close()
  writeTimings(outputs.timings, report, caller.owner)
  // A program that asked for the result tells in its own words.
  if (keep && outputs.result === '') report.say(howToGoOn(record, topology))
  return status
}

/** By now the watcher runs: what is raised is put back with the lab's removal, whoever does that. */
async function raiseFor(
  {stateDir, fact}: StoryContext,
  lab: string,
  limits: readonly Limit[],
): Promise<void> {
  if (limits.length === 0) return
  const {raiseLimits, sysctlName} = await import('../lab/raised-limits.ts')
  const raised = await raiseLimits(stateDir, lab, limits)
  const told = raised.map(({sysctl, before, value}) => `${sysctlName(sysctl)} from ${before} to ${value}`)
  if (told.length > 0) fact('raised limits', told.join(', '))
}

const removal = 'the lab is removed'

/** What there was to prove; that the lab is still there does not count. */
const allPassed = ({recorder}: RunReport): boolean =>
  verdict(recorder.results().filter(({suite}) => suite !== 'teardown')).exitCode === exitCodes.passed

function howToGoOn({name, keptUntil}: LabRecord, {machines}: Topology): string {
  return [
    `lab ${name} is kept${keptUntil === undefined ? '' : ` until ${keptUntil}`}:`,
    `  enter   ${typedCommand('shell', '--lab', name, machines[0]?.name ?? 'host')}`,
    `  check   ${typedCommand('check', '--lab', name)}`,
    `  remove  ${typedCommand('down', '--lab', name)}`,
  ].join('\n')
}
