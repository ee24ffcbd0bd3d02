import {release} from 'node:os'
import {join} from 'node:path'
import {type Caller, findCaller} from '../cli/caller.ts'
import {autoProvider, type Options} from '../cli/options.ts'
import {architectureProblems} from '../host/architecture.ts'
import {askTool} from '../host/ask-tool.ts'
import type {Finding} from '../host/finding.ts'
import {inotifyFinding, kvmFinding} from '../host/kernel.ts'
import {lookAt} from '../host/look-at.ts'
import {bridgeNetfilterFinding, forwardPolicyFinding, overlapFinding} from '../host/network.ts'
import {diskFinding, memoryFinding} from '../host/resources.ts'
import {articleTopology} from '../lab/article-topology.ts'
import {packageRoot} from '../lab/package-root.ts'
import {chooseFanEngine} from '../overlays/fan/choose-engine.ts'
import {fanFactsScript, parseFanFacts} from '../overlays/fan/fan-facts.ts'
import type {FanFacts, FanUser} from '../overlays/fan/probe.ts'
import {commandLine} from '../process/command-line.ts'
import {paced} from '../process/host-pace.ts'
import {missingTools} from '../process/missing-tools.ts'
import type {Problem} from '../process/problem.ts'
import {limitingControllers, readCgroupLayout} from '../providers/embedded/cgroup-layout.ts'
import {isProviderName, type ProviderName, providerNames, provider as providerOf} from '../providers/index.ts'
import type {Provider} from '../providers/provider.ts'
import {fanProblems} from './check-host.ts'
import {firstUsable, preference, problemsOfCandidate} from './choose-provider.ts'
import {forProvider} from './for-provider.ts'
import {problemsOfImage, readRecipe} from './lab-image.ts'

/** undefined: it could not be seen. */
export interface ProviderDiagnosis {
  name: string
  usable: boolean | undefined
  problems: Problem[]
}

export interface Diagnosis {
  findings: Finding[]
  fan: Finding[]
  providers: ProviderDiagnosis[]
  /** The provider that was asked for, or the default one, with all that a run of it would refuse. */
  chosen: ProviderDiagnosis
}

/**
 * Looks at everything a lab of the chosen provider needs of this host, each topic by itself. Observes only; what needs
 * root and cannot have it, and what a tool does not tell, is unknown.
 */
export async function diagnose(options: Options): Promise<Diagnosis> {
  const caller = await findCaller()
  const [hostFan, providers] = await Promise.all([fanFindings(), diagnoseProviders(options)])
  const chosen = await diagnoseChoice(options, caller, providers)
  const findings = await Promise.all(hostTopics(chosen.name, options, caller))
  const fan = [...hostFan, ...machinesFinding(chosen.name, options)]
  return {findings, fan, providers, chosen}
}

/** The topics that concern a provider. */
function hostTopics(name: string, options: Options, caller: Caller): Promise<Finding>[] {
  const known = isProviderName(name) ? find(name, options) : undefined
  const ownKernel = known?.features.ownKernel ?? false
  const topics: Record<string, () => Promise<Finding>> = {}
  // Machines that were there before are elsewhere.
  if (known?.features.adopts !== 'everything') topics.memory = () => memoryFinding({ownKernel})
  topics.disk = () => diskFinding([options.stateDir, caller.cacheDir])
  if (name === 'lxc' || name === 'uml') topics.cgroup = cgroupFinding
  if (name === 'lxc') topics.inotify = inotifyFinding
  if (name === 'qemu' || options.provider === autoProvider) topics.kvm = kvmFinding
  // Labs in namespaces of their own do not see the host's network.
  if (known?.features.adopts !== 'nothing') {
    topics.br_netfilter = bridgeNetfilterFinding
    topics.forwarding = forwardPolicyFinding
    topics.addresses = () => overlapFinding({overlay: options.overlay, underlay: options.underlay})
  }
  return Object.entries(topics).map(([topic, look]) => lookAt(topic, look))
}

/** Milliseconds that a provider may take to tell what speaks against it; a kernel's trial takes seconds. */
const checkDeadline = 60_000

const isRoot = (): boolean => process.geteuid?.() === 0

const needsRoot: Problem = {
  message: 'a lab needs root, or sudo without a password; what else it needs, root can see only',
  hint: `sudo ${commandLine([process.execPath, join(packageRoot, 'scenarios', 'doctor.mjs')])}`,
}

const find = (name: ProviderName, {stateDir, settings}: Options): Provider =>
  providerOf(name, stateDir, settings)

const machineNames = ({underlay, overlay}: Options): string[] =>
  articleTopology(underlay, overlay).machines.map(({name}) => name)

/** One after the other: each tries out on its own what it needs, in the same state folder. */
async function diagnoseProviders(options: Options): Promise<ProviderDiagnosis[]> {
  const diagnoses: ProviderDiagnosis[] = []
  for (const name of providerNames)
    diagnoses.push(await diagnoseProvider(find(name, options), machineNames(options)))
  return diagnoses
}

async function diagnoseProvider(provider: Provider, machines: readonly string[]): Promise<ProviderDiagnosis> {
  const {name, needs} = provider
  if (isRoot()) {
    const foreign = architectureProblems(name, needs.architectures)
    if (foreign.length > 0) return {name, usable: false, problems: foreign}
    return checkedProvider(provider, machines)
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
async function checkedProvider(provider: Provider, machines: readonly string[]): Promise<ProviderDiagnosis> {
  const {name} = provider
  let problems: Problem[] = []
  const {state, text} = await lookAt(
    name,
    async () => {
      problems = await provider.check(machines)
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
async function diagnoseChoice(
  options: Options,
  caller: Caller,
  providers: readonly ProviderDiagnosis[],
): Promise<ProviderDiagnosis> {
  const name = options.provider === autoProvider ? await bestProvider(options, providers) : options.provider
  const own = providers.find(each => each.name === name)
  if (!own) return {name: autoProvider, usable: false, problems: providers.flatMap(({problems}) => problems)}
  const provider = find(own.name as ProviderName, options)
  const image = provider.features.ownImage ? await imageProblems(options, caller) : []
  const fan = fanProblems(provider, forProvider(options, provider))
  const problems = [...own.problems, ...fan, ...image]
  return {name: own.name, usable: own.usable && problems.length === 0, problems}
}

/** What cannot be told of an image speaks against it, and ends nothing. */
const imageProblems = (options: Options, caller: Caller): Promise<Problem[]> =>
  problemsOfImage(readRecipe(options), options, caller).catch((error: Error) => [
    {message: error.message, hint: ''},
  ])

/** What --provider auto would take, without installing anything for it; undefined when there is none. */
async function bestProvider(
  options: Options,
  providers: readonly ProviderDiagnosis[],
): Promise<string | undefined> {
  const known = new Map(providers.map(each => [each.name, each]))
  const choice = firstUsable(preference, async candidate => {
    const found = known.get(candidate.name)
    if (!found || found.problems.length > 0) return found?.problems ?? []
    return problemsOfCandidate(candidate, find(candidate.name, options))
  })
  return choice.then(
    ({name}) => name,
    () => undefined,
  )
}

/** Which version of cgroups limits the machines of lxc, and with which of the controllers that they need. */
async function cgroupFinding(): Promise<Finding> {
  const {version, controllers} = await readCgroupLayout()
  const lacking = limitingControllers.filter(name => controllers[name] === undefined)
  const text = {
    legacy: 'version 1',
    hybrid: 'version 1, beside a tree of version 2',
    unified: 'version 2',
  }[version]
  if (lacking.length === 0)
    return {topic: 'cgroup', state: 'good', text: `${text}, with ${limitingControllers.join(', ')}`}
  return {
    topic: 'cgroup',
    state: 'notice',
    text: `${text}, without ${lacking.join(' and ')}: machines of lxc could not be limited`,
  }
}

/** Which engine the machines of the chosen provider would get, as far as can be told without them. */
function machinesFinding(name: string, options: Options): Finding[] {
  if (!isProviderName(name)) return []
  const provider = find(name, options)
  const {features} = provider
  const {fan, distribution} = forProvider(options, provider)
  const text = features.ownKernel
    ? `${fan} on the machines of ${name}, which have kernels of their own and are asked when they have booted`
    : `${fan === 'auto' ? 'ebpf' : fan} on the machines of ${name}, which run ${distribution} on this host's kernel`
  return [{topic: 'machines', state: 'good', text}]
}

/** Which engine this computer itself would get: as the host of a lab, and with its LXD where there is one. */
async function fanFindings(): Promise<Finding[]> {
  let facts: FanFacts | undefined
  const look = await lookAt('fanctl', async () => {
    facts = parseFanFacts(await askTool(['sh', '-c', fanFactsScript, 'facts', 'look']))
    return engineFinding(facts, 'fanctl')
  })
  return facts?.lxd ? [look, engineFinding(facts, 'lxd')] : [look]
}

function engineFinding(facts: FanFacts, user: FanUser): Finding {
  const lxd = facts.lxd
    ? `, LXD ${facts.lxd.version}${facts.lxd.base ? ` (snap, ${facts.lxd.base})` : ''}`
    : ''
  const about = `kernel ${release()}, ${facts.os.id} ${facts.os.version}${lxd}`
  const {engine, reasons, hints} = chooseFanEngine(facts, user)
  const [hint] = hints
  return {
    topic: user,
    state: engine ? 'good' : 'notice',
    text: `${engine ?? 'no engine'} on this host (${about}): ${reasons.join('; ')}`,
    ...(hint === undefined ? {} : {hint}),
  }
}
