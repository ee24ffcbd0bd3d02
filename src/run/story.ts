import {AsyncLocalStorage} from 'node:async_hooks'
import {cellsOf, type Mesh} from '../expect/mesh.ts'
import type {Cell} from '../lab/cell.ts'
import {NotObservable} from '../lab/check-failed.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import type {FlowInput} from '../lab/file/flow-definition.ts'
import type {Lab} from '../lab/lab.ts'
import {type Progress, topologyAfter} from '../lab/progress.ts'
import type {StepContext} from '../lab/step-context.ts'
import type {Topology} from '../lab/topology.ts'
import {allEnded} from '../process/all-ended.ts'
import type {Features, ProvidedLab} from '../providers/provider.ts'
import type {CaseFacts, CaseId} from '../report/case.ts'
import type {EndedCase, Recorder} from '../report/recorder.ts'
import {checkCase, matrixStep} from './case-names.ts'
import {cellCase, type JudgedCell} from './cell-case.ts'
import {judgeTimeOut} from './judge-time-out.ts'
import type {LoadedWitness} from './open-witness.ts'
import {orAborted} from './or-aborted.ts'
import type {RuleInput} from './rule-cases.ts'
import {Settling} from './settling.ts'
import type {MarkFlows} from './tell-flows.ts'
import {withEvidence, withExplanations, withTestimony} from './testimony.ts'

/** What the body of a step or a check gets. */
export interface StoryContext extends StepContext {
  lab: Lab
  /** What the lab consists of, planned or there. */
  topology: Topology
  /** Makes the lab's machines; `lab` and `provided` are there from then on. */
  makeMachines(): Promise<void>
  provided: ProvidedLab
  /** What the lab's provider can do. */
  features: Features
  /** Name of that provider. */
  provider: string
  /** Where the lab's record is. */
  stateDir: string
  /** What LXD, Docker and fans have on machines that were there before may be removed. */
  mayEmpty: boolean
  /** What the machines were asked to run, such as debian-12; undefined where nobody chose. */
  distribution: string | undefined
  /** Shows a text to the person who runs the scenario. */
  say(text: string): void
  signal: AbortSignal
  /** Milliseconds that a cell may take to answer for the first time; the checks' own default without it. */
  patience?: number
  /** Told who was found where, whenever everybody was looked for. */
  found?(endpoints: readonly Endpoint[]): void
  /** By which a sample of cells is chosen, where the lab file has no seed of its own. */
  sampleSeed?: number
  /** What was launched beside the lab's own and is to be asked, too. */
  launched?: readonly Endpoint[]
  /** Looks at what has just failed; nobody does where failures are wanted. */
  witness?: LoadedWitness | undefined
}

type Body = (context: StoryContext, facts: CaseFacts) => unknown

/** Someone who is told the story: a run that does it, or a plan that only notes what it would do. */
export interface Story {
  /** A stretch of the run with a suite of its own in the report; told again, it goes on. Another may begin beside its checks. */
  phase(name: string, body: () => Promise<unknown>): Promise<void>
  /** Phases by their names, all at the same time: for such as only observe. What a person reads tells one after the other. */
  phasesTogether(bodies: Readonly<Record<string, () => Promise<unknown>>>): Promise<void>
  /**
   * Changes the lab. When it fails, nothing that comes after is tried; when it throws a NotObservable, the lab cannot do
   * that, and the rest of its phase is skipped for that reason.
   */
  step(name: string, body: Body, ...claims: string[]): Promise<void>
  /** Only observes; when it fails, the run goes on. */
  check(claims: string, name: string, body: Body): Promise<void>
  /** The same, of something that is no numbered claim. */
  check(name: string, body: Body): Promise<void>
  /** Asks every cell that the lab file expects an answer in; a case for each cell. Claims of a cell that depend on where containers run are found when they run. */
  matrix(
    body: (context: StoryContext, cells: readonly Cell[]) => Promise<readonly JudgedCell[]>,
  ): Promise<void>
  /**
   * Asks what rules expect, a case for each cell; all rules of the lab file without any. `within` are milliseconds until
   * the first answer where a rule does not say.
   */
  expect(rules?: readonly RuleInput[], options?: {within?: number}): Promise<void>
  /**
   * Lets flows go on while the body tells its steps and checks, and until they are answered again after it; a case for each
   * of them. Reports call what is done by `name`. With `marksItself` the body says when what it does begins and has ended;
   * without it that is all of the body. `prepare` sees to what is needed before any flow begins.
   */
  underFlows(
    name: string,
    flows: readonly FlowInput[],
    body: (mark: MarkFlows) => Promise<unknown>,
    options?: {marksItself?: boolean; prepare?(context: StoryContext): Promise<unknown>},
  ): Promise<void>
  /** From here on rules are about those who are there after these steps of an order; told by who does them. */
  goOn(progress: Progress): void
}

type CheckWords = [claims: string, name: string, body: Body] | [name: string, body: Body]

/** Milliseconds that abandoned work may take to notice that its lab is gone. */
const settleMs = 5_000

interface LiveStory extends Story {
  /**
   * A phase of its own with one step, which is done even when the run was aborted. When it fails, that is a warning:
   * what is left can be removed later, and it says nothing about the network. Tells whether it was done.
   */
  tearDown(name: string, body: () => Promise<void>): Promise<boolean>
  /** Resolves when nothing of the story runs any more. */
  settled(): Promise<void>
}

/** Runs a story and reports it case by case. */
export function liveStory(recorder: Recorder, context: StoryContext, mesh: Mesh): LiveStory {
  /** The phase that is told: several may be at the same time. */
  const phases = new AsyncLocalStorage<string>()
  let {topology} = mesh
  const suiteNow = (): string => phases.getStore() ?? ''
  const running = new Set<Promise<unknown>>()
  const checking = new Set<Promise<unknown>>()
  const settling = new Settling()
  const doing = (reference: CaseId, body: Body) => (facts: CaseFacts) =>
    untilAborted(
      withTestimony(context, reference, facts, async () => {
        await body(context, facts)
      }),
    )
  const untilAborted = <T>(work: Promise<T>): Promise<T> => {
    running.add(work)
    work.catch(() => {}).finally(() => running.delete(work))
    return orAborted(context.signal, work)
  }
  const tellPhase: Story['phase'] = async (name, body) => {
    recorder.beginSuite(name)
    try {
      await phases.run(name, body)
    } finally {
      recorder.endSuite(name)
    }
  }
  const phase: Story['phase'] = async (name, body) => {
    context.signal.throwIfAborted()
    await tellPhase(name, async () => {
      try {
        await body()
      } catch (error) {
        if (!(error instanceof NotObservable)) throw error
        recorder.skipRest(name, error.message)
      }
    })
  }
  const story: LiveStory = {
    phase,
    async phasesTogether(bodies) {
      await allEnded(Object.entries(bodies).map(([name, body]) => phase(name, body)))
    },
    async tearDown(name, body) {
      const reference = {suite: 'teardown', name}
      let isDone = false
      await tellPhase('teardown', async () => {
        recorder.begin(reference)
        try {
          await body()
          recorder.end({...reference, outcome: {status: 'passed'}})
          isDone = true
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error)
          recorder.skip(reference, `not done: ${reason}`)
          recorder.warn(`could not make sure that ${name}: ${reason}; the next run tries again`)
        }
      })
      return isDone
    },
    async settled() {
      await Promise.race([
        Promise.allSettled(running),
        new Promise(resolve => setTimeout(resolve, settleMs).unref()),
      ])
    },
    async step(name, body, ...claims) {
      const reference = {suite: suiteNow(), name, claims}
      // What proves a claim is asked of the network; any other step may wait for a mirror of packages, too.
      await recorder.step(reference, doing(reference, claims.length > 0 ? withTimeOutsJudged(body) : body))
      settling.changed()
    },
    async check(...words: CheckWords) {
      const reference = {suite: suiteNow(), ...checkCase(words)}
      const body = words.at(-1) as Body
      const patient: Body = (own, facts) => settling.ask(own, asked => body(asked, facts))
      const checked = recorder.check(reference, doing(reference, withTimeOutsJudged(patient)))
      checking.add(checked)
      await checked.finally(() => checking.delete(checked))
    },
    async matrix(body) {
      const suite = suiteNow()
      const cells = cellsOf(mesh)
      let results: readonly JudgedCell[] = []
      await recorder.step({suite, name: matrixStep, asksCells: true}, async () => {
        results = await untilAborted(body(settling.asked(context), cells))
      })
      const cases = results.map(result => ({suite, ...cellCase(result)}))
      // What there is time to look at is looked at for checks first: they tell causes, and cells follow from them.
      await untilAborted(Promise.allSettled(checking)).catch(() => {})
      // What is known is reported, also when nobody waits for the explanation any more.
      const explained = await untilAborted(withExplanations(context, suite, cases)).catch(() => cases)
      for (const each of explained) recorder.end(each)
      context.signal.throwIfAborted()
    },
    goOn(progress) {
      topology = topologyAfter(mesh.topology, progress)
    },
    async expect(rules, {within} = {}) {
      const suite = suiteNow()
      const {askedRuleCases, ruleCells, rulesStep} = await import('./rule-cases.ts')
      const cells = ruleCells(topology, rules)
      let cases: readonly EndedCase[] = []
      await recorder.step({suite, name: rulesStep, asksCells: true}, async () => {
        const asked = settling.asked(within === undefined ? context : {...context, patience: within})
        tellSample(context)
        cases = await untilAborted(askedRuleCases(suite, asked, cells))
      })
      const told = await untilAborted(withEvidence(context, suite, cases)).catch(() => cases)
      for (const each of told) recorder.end(each)
      context.signal.throwIfAborted()
    },
    async underFlows(name, flows, body, options) {
      const {tellFlows} = await import('./tell-flows.ts')
      await tellFlows(story, topology, {name, flows, body, ...options})
    },
  }
  return story
}

/** Who has the seed can ask the same sample again. */
function tellSample({lab, sampleSeed = 0, fact}: StoryContext): void {
  const {sample} = lab.topology
  if (sample) fact('sample', `${sample.count} cells get all probes, seed ${sample.seed ?? sampleSeed}`)
}

const withTimeOutsJudged =
  (body: Body): Body =>
  async (context, facts) => {
    try {
      await body(context, facts)
    } catch (error) {
      throw await judgeTimeOut(error, context.lab)
    }
  }
