import {join} from 'node:path'
import {architectureProblems} from '../host/architecture.ts'
import {lookAt} from '../host/look-at.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {commandLine} from '../process/command-line.ts'
import {paced} from '../process/host-pace.ts'
import {missingTools} from '../process/missing-tools.ts'
import {packageRoot} from '../process/package-root.ts'
import type {Problem} from '../process/problem.ts'
import {provider as providerOf} from '../providers/index.ts'
import type {Provider} from '../providers/provider.ts'
import {type ProviderName, providerNames} from '../providers/provider-names.ts'
import type {Caller} from './caller.ts'
import {fanProblems} from './check-host.ts'
import {firstUsable, preference, problemsOfCandidate} from './choose-provider.ts'
import {forProvider} from './for-provider.ts'
import {problemsOfImage, readRecipe} from './lab-image.ts'
import {limitProblems} from './limits-of-lab.ts'
import {autoProvider, type Request} from './request.ts'

/** undefined: it could not be seen. */
export interface ProviderDiagnosis {
  name: string
  usable: boolean | undefined
  problems: Problem[]
}

/** Milliseconds that a provider may take to tell what speaks against it; a kernel's trial takes seconds. */
const checkDeadline = 60_000

const isRoot = (): boolean => process.geteuid?.() === 0

const needsRoot: Problem = {
  message: 'a lab needs root, or sudo without a password; only root can see what else it needs',
  hint: `sudo ${commandLine([process.execPath, join(packageRoot, 'scenarios', 'doctor.mjs')])}`,
}

export const findProvider = (
  name: ProviderName,
  {stateDir, provider: {settings}}: Request,
): Promise<Provider> => providerOf(name, stateDir, settings)

const machineNames = ({lab}: Request): string[] => topologyOf(lab.file).machines.map(({name}) => name)

/** One after the other: each tries out on its own what it needs, in the same state folder. */
export async function diagnoseProviders(request: Request): Promise<ProviderDiagnosis[]> {
  const diagnoses: ProviderDiagnosis[] = []
  for (const name of providerNames)
    diagnoses.push(await diagnoseProvider(await findProvider(name, request), request))
  return diagnoses
}

async function diagnoseProvider(provider: Provider, request: Request): Promise<ProviderDiagnosis> {
  const {name, needs} = provider
  if (isRoot()) {
    const foreign = architectureProblems(name, needs.architectures)
    if (foreign.length > 0) return {name, usable: false, problems: foreign}
    return checkedProvider(provider, request)
  }
  const missing = await missingTools(Object.keys(needs.tools))
  if (missing.length === 0) return {name, usable: undefined, problems: [needsRoot]}
  const packages = [...new Set(missing.map(tool => needs.tools[tool]))].join(' ')
  return {
    name,
    usable: false,
    problems: [
      {
        message: `provider ${name} needs ${missing.join(', ')}, which the host does not have`,
        hint: `apt-get install --no-install-recommends ${packages}`,
      },
    ],
  }
}

/** What the provider says of itself; undefined where it says nothing in time, or what it asked said nothing that it knows. */
async function checkedProvider(provider: Provider, request: Request): Promise<ProviderDiagnosis> {
  const {name} = provider
  let problems: Problem[] = []
  const {state, text} = await lookAt(
    name,
    async () => {
      problems = [
        ...(await provider.check(machineNames(request))),
        ...(await limitProblems(provider, request)),
      ]
      return {topic: name, state: 'good', text: ''}
    },
    paced(checkDeadline),
  )
  if (state === 'unknown') {
    const message = `cannot tell whether provider ${name} works: ${text}`
    return {name, usable: undefined, problems: [{message, hint: ''}]}
  }
  return {name, usable: problems.length === 0, problems}
}

/** The provider's own problems, and those of the image and the fan that were asked for with it. */
export async function diagnoseChoice(
  request: Request,
  caller: Caller,
  providers: readonly ProviderDiagnosis[],
): Promise<ProviderDiagnosis> {
  const name =
    request.provider.name === autoProvider ? await bestProvider(request, providers) : request.provider.name
  const own = providers.find(each => each.name === name)
  if (!own) return {name: autoProvider, usable: false, problems: providers.flatMap(({problems}) => problems)}
  const provider = await findProvider(own.name as ProviderName, request)
  const image = provider.features.ownImage ? await imageProblems(request, caller) : []
  const fan = fanProblems(provider, forProvider(request, provider))
  const problems = [...own.problems, ...fan, ...image]
  return {name: own.name, usable: own.usable && problems.length === 0, problems}
}

/** What cannot be told of an image speaks against it, and ends nothing. */
const imageProblems = (request: Request, caller: Caller): Promise<Problem[]> =>
  problemsOfImage(readRecipe(request.image), request, caller).catch((error: Error) => [
    {message: error.message, hint: ''},
  ])

/** What --provider auto would take, without installing anything for it; undefined when there is none. */
async function bestProvider(
  request: Request,
  providers: readonly ProviderDiagnosis[],
): Promise<string | undefined> {
  const known = new Map(providers.map(each => [each.name, each]))
  const choice = firstUsable(preference, async candidate => {
    const found = known.get(candidate.name)
    if (!found || found.problems.length > 0) return found?.problems ?? []
    return problemsOfCandidate(candidate, await findProvider(candidate.name, request))
  })
  return choice.then(
    ({name}) => name,
    () => undefined,
  )
}
