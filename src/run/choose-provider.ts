import {architectureProblems} from '../host/architecture.ts'
import {prepareHost} from '../host/prepare-host.ts'
import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import type {Problem} from '../process/problem.ts'
import {provider} from '../providers/index.ts'
import type {Provider} from '../providers/provider.ts'
import type {ProviderName} from '../providers/provider-names.ts'
import {byExtent, verification} from '../providers/verification.ts'
import type {RunReport} from './report.ts'
import {autoProvider, type Request} from './request.ts'

/** What can be said against a provider before it is taken, and whether it may be installed for that. */
interface Candidate {
  name: ProviderName
  /** Taken only where machines run at the processor's own speed. */
  needsKvm?: boolean
  /** What it lacks is installed, unless --no-install was given; the others have to be there already. */
  mayInstall?: boolean
}

/**
 * What was verified comes before what was not (`verification`); of equals, machines with kernels of their own where
 * somebody has their tool already come before what goes everywhere.
 */
export const preference: readonly Candidate[] = verifiedFirst([
  {name: 'multipass'},
  {name: 'lxd'},
  {name: 'incus'},
  {name: 'qemu', needsKvm: true},
  {name: 'lxc', mayInstall: true},
  {name: 'uml', mayInstall: true},
])

function verifiedFirst(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({name}: Candidate): number => byExtent.indexOf(verification[name].extent)
  return [...candidates].sort((one, other) => rank(one) - rank(other))
}

interface Choice {
  name: ProviderName
  /** One line: how it was verified, and what spoke against those that come before it. */
  why: string
}

/**
 * The first candidate that nothing speaks against; later ones are not asked. Throws a LabError with every problem when
 * there is none.
 */
export async function firstUsable(
  candidates: readonly Candidate[],
  problemsOf: (candidate: Candidate) => Promise<readonly Problem[]>,
): Promise<Choice> {
  const against: string[] = []
  const hints: string[] = []
  for (const candidate of candidates) {
    const problems = await problemsOf(candidate)
    if (problems.length === 0) {
      const {how} = verification[candidate.name]
      const others = against.length > 0 ? `; ${against.join('; ')}` : ''
      return {name: candidate.name, why: `${candidate.name} works here, verified: ${how}${others}`}
    }
    against.push(`not ${candidate.name}: ${problems[0]?.message.split('\n', 1)[0]}`)
    hints.push(...problems.map(({hint}) => hint))
  }
  throw new LabError(`cannot make a lab: no provider works here: ${against.join('; ')}`, {
    hint: [...new Set(hints)].join('\nhint: '),
  })
}

/** The provider that was asked for, or the best one here; why is told only of the latter. */
export async function chooseProvider(
  request: Request,
  report: Pick<RunReport, 'say' | 'signal'>,
): Promise<{provider: Provider; why: string | undefined}> {
  const {
    provider: {name: asked, settings, install},
    stateDir,
  } = request
  const find = (name: ProviderName): Promise<Provider> => provider(name, stateDir, settings)
  if (asked !== autoProvider) return {provider: await find(asked as ProviderName), why: undefined}
  const {name, why} = await firstUsable(preference, async candidate => {
    const found = await find(candidate.name)
    const {needs} = found
    const foreign = architectureProblems(candidate.name, needs.architectures)
    if (foreign.length > 0) return foreign
    if (candidate.mayInstall && install) await prepareHost(needs, {...report, install: true})
    const {limitProblems} = await import('./limits-of-lab.ts')
    return [...(await problemsOfCandidate(candidate, found)), ...(await limitProblems(found, request))]
  })
  report.say(`provider auto: ${why}`)
  return {provider: await find(name), why}
}

export async function problemsOfCandidate(candidate: Candidate, of: Provider): Promise<Problem[]> {
  const problems = await of.check()
  if (problems.length > 0 || !candidate.needsKvm) return problems
  const {tryKvm} = await import('../host/kvm.ts')
  const {works, why, hint} = await tryKvm()
  return works
    ? []
    : [
        {
          message: `KVM does not work: ${why}`,
          hint: hint ?? `${optionName('provider')} ${of.name}, without KVM`,
        },
      ]
}
