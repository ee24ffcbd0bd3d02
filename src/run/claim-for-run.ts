import type {ImageRecipe} from '../image/recipe.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import {labNames} from '../lab/lab-folder.ts'
import type {LabRecord} from '../lab/lab-record.ts'
import type {Limit} from '../lab/raised-limits.ts'
import {claimLab} from '../lab/record.ts'
import type {Provider} from '../providers/provider.ts'
import type {Caller} from './caller.ts'
import {checkHost} from './check-host.ts'
import {chooseProvider} from './choose-provider.ts'
import {defaultImage, forProvider, type SettledRequest} from './for-provider.ts'
import {readRecipe} from './lab-image.ts'
import type {RunReport} from './report.ts'
import type {Request} from './request.ts'
import {withStateLock} from './state-lock.ts'
import {sweepLabs} from './sweep-labs.ts'

/** What a run has got hold of when its lab's name is its own. */
export interface ClaimedLab {
  provider: Provider
  /** Why it is this provider, where nobody asked for it. */
  why: string | undefined
  settled: SettledRequest
  recipe: ImageRecipe
  record: LabRecord
  /** Limits of the host that have to be raised for it. */
  limits: readonly Limit[]
}

/** Chooses the provider, prepares the host and claims the lab's name. Throws a LabError where the run has to be refused. */
export async function claimForRun(
  request: Request,
  caller: Caller,
  report: RunReport,
  faults: readonly FaultDefinition[],
): Promise<ClaimedLab> {
  const {recorder, say} = report
  const {stateDir, lab} = request
  const lock = {stateDir, doing: `claiming lab ${lab.name}`, say, signal: report.signal}
  recorder.doing('what dead runs left is removed')
  // First: it holds memory, disk and inotify instances that this run needs.
  if ((await labNames(stateDir)).length > 0) await withStateLock(lock, () => sweepLabs(request, say))
  recorder.doing('the host is checked and prepared')
  const {provider, why} = await chooseProvider(request, report)
  const settled = forProvider(request, provider)
  const recipe = readRecipe(provider.features.ownImage ? settled.image : defaultImage(settled.image))
  const limits = await checkHost(provider, recipe, settled, caller, {...report, faults})
  recorder.doing('the lab is claimed')
  // Both under one lock: of two runs of one name, the slower must not sweep what the other has just claimed.
  const record = await withStateLock(lock, async () => {
    await sweepLabs(request, say)
    return claimLab(stateDir, {
      name: lab.name,
      label: lab.label,
      provider: provider.name,
      lab: lab.file,
      ...(lab.path !== undefined && {path: lab.path}),
      fan: settled.fan,
      distribution: settled.image.distribution,
    })
  })
  return {provider, why, settled, recipe, record, limits}
}
