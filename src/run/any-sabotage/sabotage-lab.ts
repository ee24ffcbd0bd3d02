import {cellsOfRules} from '../../expect/rules/cells-of-rules.ts'
import {actsOfLab} from '../../faults/any-lab/acts-of-lab.ts'
import {machinesThatDrop} from '../../faults/any-lab/firewall-opened.ts'
import type {LabAct} from '../../faults/any-lab/lab-act.ts'
import {convergence} from '../../lab/check-context.ts'
import {CheckFailed, NotObservable} from '../../lab/check-failed.ts'
import type {LabFile} from '../../lab/file/lab-file.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import type {CaseFacts} from '../../report/case.ts'
import type {FileLab} from '../of-file/file-lab.ts'
import {labUp} from '../of-file/stories-of-lab.ts'
import {machinesNamed} from '../of-file/words-of.ts'
import type {Story, StoryContext} from '../story.ts'
import type {ActVerdict} from './act-verdict.ts'
import {type ActExpectation, expectationOf} from './expectation-of.ts'
import {notCovered, provokeLab, untilGreen} from './provoke-lab.ts'
import {ruleNoticing} from './rule-noticing.ts'
import {verdictCounts} from './verdict-counts.ts'

/** The ways to break a lab that follow from its file. */
export const actsOfFile = (file: LabFile): LabAct[] => actsOfLab(topologyOf(file))

/** Makes a lab and breaks it in each of these ways, one at a time: the rules of its file have to notice what they depend on. */
export async function sabotageLab(
  story: Story,
  lab: FileLab,
  acts: readonly {id: string; act: LabAct}[],
): Promise<void> {
  const topology = topologyOf(lab.file)
  const asked = {lab, cells: cellsOfRules(topology, topology.rules)}
  const verdicts: string[] = []
  let filtering: readonly string[] = []
  await labUp(story, lab)
  await story.phase('untouched', () =>
    story.step('everything is green before the first act', async context => {
      // What was just asked has had its time.
      await untilGreen(context, asked, convergence)
      filtering = await machinesThatDrop(context.lab.machines)
    }),
  )
  await story.phase('sabotage', async () => {
    for (const {id, act} of acts)
      await story.check(id, act.name, async (context, facts) => {
        const expectation = expectationOf(topology, asked.cells, act.breaks, filtering)
        const found = await verdictOn(context, act, asked, expectation).catch((error: unknown) => {
          if (error instanceof NotObservable) verdicts.push('not possible here')
          throw error
        })
        verdicts.push(found.verdict === 'not covered' ? 'not covered by any rule' : found.verdict)
        facts.properties = propertiesOf(found)
        if (found.verdict === 'not covered') notCovered(act, ruleNoticing(topology, act.breaks))
        if (found.verdict === 'missed') throw missed(found)
      })
    await story.step('the acts are counted', context => context.say(verdictCounts(verdicts)))
  })
}

/** What nobody can notice need not be done. */
async function verdictOn(
  context: StoryContext,
  act: LabAct,
  asked: Parameters<typeof provokeLab>[2],
  expectation: ActExpectation,
): Promise<ActVerdict> {
  const {must, may} = expectation
  const isOurs = context.features.adopts !== 'everything'
  if (isOurs) await act.isPossible?.(context)
  const mayNotice = must.length + may.length > 0 || hasCheckFor(asked.lab, act)
  if (!mayNotice) return {verdict: 'not covered', noticed: [], ids: [], expected: [], otherwise: []}
  if (!isOurs)
    throw new NotObservable('machines that were there before are reached by what this act may take from them')
  return provokeLab(context, act, asked, expectation)
}

/** A check of the file's own that looks at the machine, or one of what every overlay is. */
const hasCheckFor = (lab: FileLab, {breaks: {kind, machine}}: LabAct): boolean =>
  kind === 'overlay' ||
  (lab.file.checks ?? []).some(({use, on}) => use !== undefined || machinesNamed(lab, on).includes(machine))

const propertiesOf = ({verdict, noticed, otherwise}: ActVerdict): NonNullable<CaseFacts['properties']> => ({
  verdict,
  ...(noticed.length > 0 && {noticed: noticed.join('; ')}),
  ...(otherwise.length > 0 && {otherwise: otherwise.join('; ')}),
})

const missed = ({expected, otherwise}: ActVerdict): CheckFailed =>
  new CheckFailed({
    expected: `one of these turns red: ${expected.join('; ')}`,
    got: otherwise.length > 0 ? `red for another reason: ${otherwise.join('; ')}` : 'everything stayed green',
  })
