import {release} from 'node:os'
import {architectureProblems} from '../host/architecture.ts'
import {prepareHost} from '../host/prepare-host.ts'
import type {ImageRecipe} from '../image/recipe.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {networkSpecs} from '../lab/network-specs.ts'
import type {Limit} from '../lab/raised-limits.ts'
import {foreseeableFanProblems} from '../overlays/fan/foresee-fan.ts'
import {LabError} from '../process/lab-error.ts'
import type {Problem} from '../process/problem.ts'
import type {Provider} from '../providers/provider.ts'
import type {Caller} from './caller.ts'
import type {SettledRequest} from './for-provider.ts'
import {problemsOfImage, toolsOfImage} from './lab-image.ts'
import {machineImageProblems, otherRecipes, withoutDigest} from './machine-images.ts'
import {networkProblems} from './network-problems.ts'
import type {RunReport} from './report.ts'
import {routeProblems} from './route-problems.ts'

/**
 * Installs what is missing and makes sure, before anything of the lab exists, that nothing speaks against it. Gives the limits
 * that have to be raised for the lab, where that is allowed.
 */
export async function checkHost(
  provider: Provider,
  recipe: ImageRecipe,
  request: SettledRequest,
  caller: Caller,
  {say, signal, faults}: Pick<RunReport, 'say' | 'signal'> & {faults: readonly FaultDefinition[]},
): Promise<Limit[]> {
  const topology = topologyOf(request.lab.file)
  const networks = networkSpecs(topology)
  // First: nobody wants packages installed for a provider that cannot work here.
  throwIfAny([
    ...architectureProblems(provider.name, provider.needs.architectures),
    ...fanProblems(provider, request),
    ...networkProblems(provider, networks),
    ...(await faultProblems(provider, request, faults)),
    ...machineImageProblems(provider, topology),
    ...routeProblems(provider, request.lab.file, networks),
  ])
  const others = otherRecipes(topology, recipe)
  const {tools: usual, wayOutTools = {}} = provider.needs
  const tools = {
    ...usual,
    ...(topology.networks.some(({outside}) => outside) && wayOutTools),
    ...(await toolsOfImage(recipe, request, caller)),
    ...Object.assign(
      {},
      ...(await Promise.all(others.map(each => toolsOfImage(each, withoutDigest(request), caller)))),
    ),
  }
  await prepareHost({...provider.needs, tools}, {install: request.provider.install, say, signal})
  const names = topology.machines.map(({name}) => name)
  const problems = await Promise.all([
    provider.check(names),
    problemsOfImage(recipe, request, caller),
    ...others.map(each => problemsOfImage(each, withoutDigest(request), caller)),
  ])
  const {raiseLimits} = request.provider
  const {limitsOfLab} = await import('./limits-of-lab.ts')
  const limits = await limitsOfLab(provider, topology)
  throwIfAny([...problems.flat(), ...((raiseLimits ? limits?.problemsBesideRaised : limits?.problems) ?? [])])
  if (raiseLimits) return limits?.raise ?? []
  for (const notice of limits?.notices ?? []) say(notice)
  return []
}

/** Most labs have no faults. */
async function faultProblems(
  provider: Provider,
  {lab: {file}}: SettledRequest,
  faults: readonly FaultDefinition[],
): Promise<Problem[]> {
  if (faults.length === 0) return []
  const {problemsOfFaultsHere} = await import('./faults-problems.ts')
  return problemsOfFaultsHere(provider, topologyOf(file), faults)
}

/** What already speaks against the fan engine that was asked for. */
export const fanProblems = ({features}: Provider, {fan, image}: SettledRequest): Problem[] =>
  foreseeableFanProblems(fan, {
    kernel: features.ownKernel ? undefined : release(),
    distribution: features.ownImage ? image.distribution : undefined,
  })

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  throw new LabError(problems.map(({message}) => message).join('\n'), {
    hint: [...new Set(problems.map(({hint}) => hint))].join('\nhint: '),
  })
}
