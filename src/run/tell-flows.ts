import {containedIn} from '../expect/rules/contained.ts'
import {endsOf} from '../expect/rules/ends-of-cells.ts'
import {isExceeded} from '../faults/flow-report-of.ts'
import {judgeFlow} from '../faults/judge-flow.ts'
import {RunningFlow} from '../faults/running-flow.ts'
import {convergence} from '../lab/check-context.ts'
import type {FlowInput} from '../lab/file/flow-definition.ts'
import type {Lab} from '../lab/lab.ts'
import type {Topology} from '../lab/topology.ts'
import {LabError} from '../process/lab-error.ts'
import type {CaseFacts} from '../report/case.ts'
import type {FlowReport} from '../report/flow-report.ts'
import {uniquely} from './of-file/words-of.ts'
import {type PlannedFlow, plannedFlows} from './planned-flows.ts'

/** Milliseconds that a flow may take to be answered again: more than the budget of any is no news. */
const recovery = 60_000
/** Milliseconds for which it goes on after that, so that what comes after is seen, too. */
const after = 500

interface FlowContext {
  lab: Lab
  signal: AbortSignal
  patience?: number | undefined
}

type Body = (context: FlowContext, facts: CaseFacts) => unknown

/** What of a story tells flows. */
interface Teller {
  step(name: string, body: Body): Promise<void>
  check(claims: string, name: string, body: Body): Promise<void>
  check(name: string, body: Body): Promise<void>
}

/** Notes in all flows that something happens now; from `during` to `after` what they go on beside is done. */
export type MarkFlows = (words: string, phase?: 'during' | 'after') => void

interface ToldFlows {
  /** What is done meanwhile, as reports call it. */
  name: string
  flows: readonly FlowInput[]
  body(mark: MarkFlows): Promise<unknown>
  marksItself?: boolean
  /** What has to be seen to before any flow begins. */
  prepare?(context: FlowContext): Promise<unknown>
}

/** See Story.underFlows. */
export async function tellFlows(
  story: Teller,
  topology: Topology,
  {name, flows, body, marksItself = false, prepare}: ToldFlows,
): Promise<void> {
  const named = uniquely()
  const planned = plannedFlows(topology, flows).map(plan => ({
    plan,
    title: named(`${plan.sentence} during ${name}`),
  }))
  /** Those that go on, and why others could not begin. */
  const begun = new Map<string, RunningFlow | Error>()
  const running = (): RunningFlow[] => [...begun.values()].filter(each => each instanceof RunningFlow)
  try {
    await story.step(`flows begin before ${name}`, async context => {
      await prepare?.(context)
      await begin(context, planned, begun)
    })
    const mark: MarkFlows = (words, phase) => {
      for (const flow of running()) flow.mark(words, phase)
    }
    if (!marksItself) mark(`${name} begins`, 'during')
    await body(mark)
    if (!marksItself) mark(`${name} has ended`, 'after')
    let stopped: Promise<Map<string, FlowReport>> | undefined
    for (const {plan, title} of planned) {
      const tell = async (context: FlowContext, facts: CaseFacts): Promise<void> => {
        const flow = begun.get(title)
        if (!(flow instanceof RunningFlow))
          throw flow ?? new LabError(`cannot tell of ${title}: it did not begin`)
        // All at the same time: what is on its way is waited for.
        stopped ??= stopAll(running(), recovery * context.lab.pace)
        const report = (await stopped).get(title) ?? flow.report()
        facts.flow = report
        if (flow.problem) throw flow.problem
        const {maxOutageMs, knownFault} = plan
        const explains = knownFault && !isExceeded(flow.log, knownFault.maxOutageMs)
        judgeFlow(report, {
          isExceeded: isExceeded(flow.log, maxOutageMs),
          knownFault: explains ? knownFault.bug : undefined,
        })
      }
      await (plan.ids.length > 0 ? story.check(plan.ids.join(' '), title, tell) : story.check(title, tell))
    }
  } finally {
    await Promise.all(running().map(flow => flow.end()))
  }
}

/** Their reports by their names, once they are answered again. */
const stopAll = async (flows: readonly RunningFlow[], within: number): Promise<Map<string, FlowReport>> =>
  new Map(
    await Promise.all(
      flows.map(async flow => {
        const isAnswered = await flow.isAnsweredWithin(within, after)
        return [flow.spec.name, await flow.stop(isAnswered ? 0 : within)] as const
      }),
    ),
  )

/** One that cannot begin is told by its own case: what is done meanwhile does not need it. */
async function begin(
  {lab, signal, patience = convergence}: FlowContext,
  planned: readonly {plan: PlannedFlow; title: string}[],
  begun: Map<string, RunningFlow | Error>,
): Promise<void> {
  await Promise.all(
    planned.map(async ({plan, title}) => {
      const {by, service, period, maxOutageMs} = plan
      const flow = new RunningFlow({
        ...{name: title, by, service, period, maxOutageMs, patience, pace: lab.pace, signal},
        async find() {
          const contained = await containedIn(lab, new Set([plan.source, plan.target]))
          const found = endsOf(lab, new Map(), contained).find(plan)
          const [ends] = typeof found === 'string' ? [] : found
          if (ends) return ends
          throw new LabError(
            `cannot ask by ${title}: ${typeof found === 'string' ? found : 'nobody is there'}`,
          )
        },
      })
      try {
        await flow.start()
        begun.set(title, flow)
      } catch (error) {
        signal.throwIfAborted()
        begun.set(title, error instanceof Error ? error : new Error(String(error)))
      }
    }),
  )
}
