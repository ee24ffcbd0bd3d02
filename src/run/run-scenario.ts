import {type Caller, findCaller} from '../cli/caller.ts'
import type {Options} from '../cli/options.ts'
import {runCommand} from '../cli/run-command.ts'
import {keptLabFlags, labFlags} from '../cli/scenario-flags.ts'
import {meshOf} from '../expect/mesh.ts'
import type {ImageRecipe} from '../image/recipe.ts'
import {defaultLab} from '../lab/article-topology.ts'
import type {LabFile} from '../lab/file/lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {ensureMachines, labSpec} from '../lab/lab.ts'
import {labNames} from '../lab/lab-folder.ts'
import type {LabRecord} from '../lab/lab-record.ts'
import {claimLab, keepLab, writeRecord} from '../lab/record.ts'
import {removeLab} from '../lab/remove-lab.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {overlayOf} from '../overlays/index.ts'
import type {Provider} from '../providers/provider.ts'
import {verdict} from '../report/verdict.ts'
import {machineSpec} from '../roles/index.ts'
import {checkHost} from './check-host.ts'
import {chooseProvider} from './choose-provider.ts'
import {describeTopology} from './describe-topology.ts'
import {exitCodes} from './exit-codes.ts'
import {defaultImage, forProvider} from './for-provider.ts'
import {makeImage, readRecipe} from './lab-image.ts'
import {type Report, startReport} from './report.ts'
import {reportOrigin} from './report-origin.ts'
import {withStateLock} from './state-lock.ts'
import {liveStory, type Story} from './story.ts'
import {newContext} from './story-context.ts'
import {sweepLabs} from './sweep-labs.ts'
import {watchOverLab} from './watch-over-lab.ts'
import {writeTimings} from './write-timings.ts'

export interface Scenario {
  name: string
  /** import.meta.url of the script. */
  script: string
  story: (story: Story) => Promise<void>
  /** The lab stays when the story was told to its end. */
  keepsLab?: boolean
}

/** Runs a scenario that makes a lab of its own, from the first look at the host to the lab's removal. Ends the process. */
export const runScenario = (scenario: Scenario): Promise<never> =>
  runCommand({
    name: scenario.name,
    script: scenario.script,
    flags: scenario.keepsLab ? keptLabFlags : labFlags,
    run: options => makeLabAndTell(scenario, options),
  })

async function makeLabAndTell(scenario: Scenario, given: Options): Promise<number> {
  const caller = await findCaller()
  const file = defaultLab(given.underlay, given.overlay)
  const topology = topologyOf(file)
  const mesh = meshOf(topology)
  const report = startReport(scenario, given, caller)
  const keeps = scenario.keepsLab || given.keep
  /** The whole story; what makes the image is known only when the lab is claimed. */
  const tell = async (story: Story, makeImageReady: () => Promise<void>): Promise<void> => {
    await story.phase('preparation', () => story.step('the machine image is ready', makeImageReady))
    await scenario.story(story)
  }
  const nothing = async (): Promise<void> => {}
  report.recorder.describe(describeTopology({name: given.lab, topology}, []), topology)
  let claimed: ClaimedLab
  try {
    await report.plan(async story => {
      await tell(story, nothing)
      if (!keeps) await story.phase('teardown', () => story.step(removal, nothing))
    }, mesh)
    claimed = await claimForRun(given, file, caller, report)
  } catch (error) {
    return report.refuse(error)
  }
  const {provider, options, recipe, why} = claimed
  let {record} = claimed
  report.begin()
  const watcher = watchOverLab(options)
  const context = newContext(options, provider.features, report, topology, async () => {
    context.provided = await provider.open(labSpec(options.lab, topology, record.image))
    context.lab = await ensureMachines(context.provided, topology, machineSpec)
    context.lab.stopWith(report.signal)
    // Where the provider gives the addresses, it is known only now whether the overlay fits over them.
    overlayOf(context.lab)
  })
  const live = liveStory(report.recorder, context, mesh)
  const makeImageReady = async (): Promise<void> => {
    const image = await makeImage(recipe, options, caller, report.signal, report.say)
    record = {...record, image: image.directory}
    await writeRecord(options.stateDir, record)
    reportOrigin(record, context, image)
    if (why !== undefined) context.fact('why this provider', why)
  }
  const removeAll = async (): Promise<void> => {
    // What was given up in the middle fails with the lab, and must not leave anything after its removal.
    await provider.destroy(options.lab)
    await live.settled()
    await removeLab(provider, options.stateDir, options.lab)
  }

  const completed = await report.attempt(() => tell(live, makeImageReady))
  const failed = !completed || !allPassed(report)
  const wanted = (keeps && (completed || options.keep)) || (options.keepOnFailure && failed)
  const keep = wanted && !report.signal.aborted
  let settled = true
  if (keep) {
    record = await keepLab(options.stateDir, record, options.keepLimit)
    if (!keeps) report.recorder.skip({suite: 'teardown', name: removal}, 'the lab is kept')
  } else settled = await report.attempt(() => live.tearDown(removal, removeAll))
  // A lab that this run could not remove is left to the watcher, which tries once more after this run's end.
  if (settled) await watcher.dismiss()
  report.result.kept = keep
  const status = report.close()
  writeTimings(options.timings, report, caller.owner)
  // A program that asked for the result tells in its own words.
  if (keep && options.result === '') report.say(howToGoOn(record))
  return status
}

/** What a run has got hold of when its lab's name is its own. */
interface ClaimedLab {
  provider: Provider
  /** Why it is this provider, where nobody asked for it. */
  why: string | undefined
  options: Options
  recipe: ImageRecipe
  record: LabRecord
}

/** Chooses the provider, prepares the host and claims the lab's name. Throws a LabError where the run has to be refused. */
async function claimForRun(
  given: Options,
  file: LabFile,
  caller: Caller,
  report: Report,
): Promise<ClaimedLab> {
  const {recorder, say} = report
  const {stateDir, lab} = given
  const lock = {stateDir, doing: `claiming lab ${lab}`, say, signal: report.signal}
  recorder.doing('what dead runs left is removed')
  // First: it holds memory, disk and inotify instances that this run needs.
  if ((await labNames(stateDir)).length > 0) await withStateLock(lock, () => sweepLabs(given, say))
  recorder.doing('the host is checked and prepared')
  const {provider, why} = await chooseProvider(given, report)
  const options = forProvider(given, provider)
  const recipe = readRecipe(provider.features.ownImage ? options : defaultImage(options))
  await checkHost(provider, recipe, topologyOf(file), options, caller, report)
  recorder.doing('the lab is claimed')
  // Both under one lock: of two runs of one name, the slower must not sweep what the other has just claimed.
  const record = await withStateLock(lock, async () => {
    await sweepLabs(options, say)
    return claimLab(options.stateDir, {
      name: options.lab,
      label: options.label,
      provider: provider.name,
      lab: file,
      fan: options.fan,
      distribution: options.distribution,
    })
  })
  return {provider, why, options, recipe, record}
}

const removal = 'the lab is removed'

/** What there was to prove; that the lab is still there does not count. */
const allPassed = ({recorder}: Report): boolean =>
  verdict(recorder.results().filter(({suite}) => suite !== 'teardown')).exitCode === exitCodes.passed

function howToGoOn({name, keptUntil}: LabRecord): string {
  return [
    `lab ${name} is kept${keptUntil === undefined ? '' : ` until ${keptUntil}`}:`,
    `  enter   ${typedCommand('shell', '--lab', name, 'load-balancer')}`,
    `  check   ${typedCommand('check', '--lab', name)}`,
    `  remove  ${typedCommand('down', '--lab', name)}`,
  ].join('\n')
}
