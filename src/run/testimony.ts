import type {ReportedCell} from '../lab/cell.ts'
import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import {type Lab, labOf} from '../lab/lab.ts'
import {Machine} from '../lab/machine.ts'
import type {Topology} from '../lab/topology.ts'
import {logsOf} from '../process/lab-error.ts'
import type {ProvidedLab} from '../providers/provider.ts'
import type {CaseFacts, CaseId, CaseResult} from '../report/case.ts'
import {type FailureGroup, failureGroups} from '../report/failure-groups.ts'
import {pairKey} from '../report/reach.ts'
import type {EndedCase} from '../report/recorder.ts'
import {slug} from '../report/slug.ts'
import type {LoadedWitness} from './open-witness.ts'

/** What there is of a lab when something fails in it. */
interface Scene {
  lab: Lab
  provided: ProvidedLab
  topology: Topology
  witness?: LoadedWitness | undefined
  signal: AbortSignal
}

/** Characters of a case's name in the name of its folder. */
const longestName = 50

/** Runs the body of a case; when it throws, the witness looks at the lab before anything else happens there. */
export async function withTestimony<T>(
  scene: Scene,
  {suite, name}: CaseId,
  facts: CaseFacts,
  body: () => Promise<T>,
): Promise<T> {
  try {
    return await body()
  } catch (error) {
    const {witness, signal} = scene
    if (!witness || signal.aborted || error instanceof NotObservable) throw error
    const lab = await asFarAsItCame(scene)
    const logs = logsOf(error)
    if (!lab && logs.length === 0) throw error
    const silent = error instanceof CheckFailed ? error.silent : []
    const {folder, groups} = await witness.testify(lab, {
      phase: suite,
      name: folderFor(suite, name),
      texts: [name, error instanceof Error ? error.message : String(error)],
      groups: silent.length > 0 ? [silent] : [],
      logs,
    })
    if (folder !== undefined) facts.evidence = folder
    if (groups[0]?.explanation !== undefined) facts.explanation = groups[0].explanation
    throw error
  }
}

/** Cells of a matrix with what the witness found out about those that failed, one trace for each reason. */
export async function withExplanations<T extends EndedCase>(
  {witness, lab}: Scene,
  suite: string,
  cases: readonly T[],
): Promise<readonly T[]> {
  const failed = alike(failureGroups(cases.map(asResult))).sort((a, b) => b.cells.length - a.cells.length)
  if (!witness || failed.length === 0) return cases
  const {folder, groups} = await witness.testify(lab, {
    phase: suite,
    name: folderFor(suite),
    texts: [],
    groups: failed.map(({cells}) => cells),
  })
  const found = new Map(failed.flatMap(({names}, index) => names.map(name => [name, groups[index]])))
  return cases.map(each => {
    if (each.outcome.status !== 'failed') return each
    const {explanation, hint} = found.get(each.name) ?? {}
    return {
      ...each,
      ...(explanation !== undefined && {explanation}),
      ...(folder !== undefined && {evidence: folder}),
      outcome: {...each.outcome, ...(hint !== undefined && {hint})},
    }
  })
}

/**
 * What was last seen on the same link was lost behind it, by whatever it was asked: one trace is enough for all of that.
 * The first answers of a connection have no mark: they are lost where others of the same two endpoints are. Two that do
 * not know each other's MAC address any more, while others still do, lose all for want of the same ARP reply.
 */
function alike(groups: readonly FailureGroup[]): Pick<FailureGroup, 'names' | 'cells'>[] {
  const lost = groups.filter(({unanswered}) => unanswered !== undefined)
  const ofDirection = new Map(
    lost.flatMap(({unanswered, cells}) => {
      const text = unanswered?.lastSeen?.text
      return text === undefined ? [] : cells.map(cell => [directionOf(cell), text] as const)
    }),
  )
  const ofEnds = new Map<string, string>()
  for (const {lines, cells} of lost)
    for (const cell of cells)
      if (!ofDirection.has(directionOf(cell)) && !ofEnds.has(endsOf(cell)))
        ofEnds.set(endsOf(cell), lines.join('\n'))
  const reasons = new Map<string, Pick<FailureGroup, 'names' | 'cells'>>()
  for (const {lines, unanswered, names, cells} of groups)
    for (const [index, cell] of cells.entries()) {
      const shared = unanswered && (ofDirection.get(directionOf(cell)) ?? ofEnds.get(endsOf(cell)))
      const reason = unanswered?.lastSeen?.text ?? shared ?? lines.join('\n')
      const known = reasons.get(reason) ?? {names: [], cells: []}
      known.names.push(names[index] as string)
      known.cells.push(cell)
      reasons.set(reason, known)
    }
  return [...reasons.values()]
}

const directionOf = ({source, target}: ReportedCell): string => pairKey(source, target)

const endsOf = ({source, target}: ReportedCell): string =>
  source < target ? pairKey(source, target) : pairKey(target, source)

/** Cases whose failures tell where they have their cause themselves, with what is found on the machines that they name. */
export async function withEvidence<T extends EndedCase>(
  {witness, lab}: Scene,
  suite: string,
  cases: readonly T[],
): Promise<readonly T[]> {
  const failed = cases.flatMap(({outcome}) => (outcome.status === 'failed' ? [outcome.got] : []))
  if (!witness || failed.length === 0) return cases
  const looked = {phase: suite, name: folderFor(suite, 'rules'), texts: failed, groups: []}
  const {folder} = await witness.testify(lab, looked)
  if (folder === undefined) return cases
  return cases.map(each => (each.outcome.status === 'failed' ? {...each, evidence: folder} : each))
}

const asResult = (ended: EndedCase): CaseResult => ({
  claims: [],
  startedAt: new Date(0),
  durationMs: 0,
  ...ended,
})

const folderFor = (suite: string, name = ''): string =>
  slug(`${suite} ${name}`).slice(0, longestName).replace(/-$/, '')

/** The lab; as far as it came, when making its machines is what failed. */
async function asFarAsItCame({lab, provided, topology}: Scene): Promise<Lab | undefined> {
  if (lab || !provided) return lab
  try {
    const machines = (await provided.list()).map(machine => new Machine(machine))
    return await labOf(provided, topology, machines)
  } catch {
    return undefined
  }
}
