import {setMaxListeners} from 'node:events'
import {join} from 'node:path'
import type {Witness} from '../evidence/witness.ts'
import type {PlannedEndpoint} from '../lab/planned-endpoints.ts'
import {LabError} from '../process/lab-error.ts'
import {proxySecrets} from '../process/url-credentials.ts'
import {Console} from '../report/console.ts'
import {outputProblems} from '../report/output-problems.ts'
import {Recorder} from '../report/recorder.ts'
import {SummaryFile} from '../report/summary-file.ts'
import {verdict} from '../report/verdict.ts'
import {onStopRequest} from './become-root.ts'
import type {Caller} from './caller.ts'
import {Interrupted} from './interrupted.ts'
import {evidenceOf, openWitness, removeOldEvidence} from './open-witness.ts'
import type {Options} from './options.ts'
import {ResultFile} from './result-file.ts'
import {describeError, exitCodes} from './run-command.ts'
import {planStory, type Story} from './story.ts'

const summaryName = 'summary.md'

/** How a run is told to the world, and how the world stops it. */
export interface Report {
  recorder: Recorder
  result: ResultFile
  /** Aborted when the run has to stop. */
  signal: AbortSignal
  say(text: string): void
  witness: Witness
  plan(tell: (story: Story) => Promise<void>, endpoints: readonly PlannedEndpoint[]): Promise<void>
  /** Runs a part of the story; tells whether it came to its end. What it throws is reported, not thrown. */
  attempt(body: () => Promise<void>): Promise<boolean>
  /** Writes everything and gives the exit code. */
  close(): number
}

/** Throws what is wrong with the files that the run will write, all at once. */
export function startReport(scenario: string, options: Options, caller: Caller): Report {
  const junit = `TEST-${scenario}.xml`
  const {reports, result: resultFile, timings} = options
  const problems = outputProblems(
    {
      ...{reports, result: resultFile, timings},
      files: [junit, summaryName],
      evidence: evidenceOf(scenario),
    },
    caller.owner,
  )
  if (problems.length > 0)
    throw new AggregateError(problems.map(({message, remedy}) => new LabError(message, {hint: remedy})))
  const stop = new AbortController()
  // Every command of a phase listens to it, dozens at a time.
  setMaxListeners(0, stop.signal)
  const result = new ResultFile(options, caller.owner, stop.signal, message => recorder.warn(message))
  const summary = new SummaryFile(join(reports, summaryName), {
    report: () => recorder.report(),
    redact: text => recorder.redactor.redact(text),
    warn: message => recorder.warn(message),
    owner: caller.owner,
  })
  const recorder = new Recorder({
    scenario,
    file: join(reports, junit),
    owner: caller.owner,
    // The result tells where the summary is.
    listeners: [new Console(), summary, result],
    signal: stop.signal,
  })
  for (const secret of proxySecrets()) recorder.secret(secret)
  const say = (text: string): void => recorder.output(text)
  const witness = openWitness(scenario, options, {recorder, owner: caller.owner, signal: stop.signal})
  onStopRequest(why => {
    if (stop.signal.aborted) return say('already stopping')
    say(`${why}: stopping`)
    stop.abort(new Interrupted(why))
    // Whoever stops it may not wait until the lab is gone.
    summary.write()
    result.write(recorder.report())
  })
  const reasons: string[] = []
  return {
    recorder,
    result,
    signal: stop.signal,
    say,
    witness,
    async plan(tell, endpoints) {
      removeOldEvidence(scenario, options, caller.owner)
      recorder.plan(await planStory(tell, endpoints))
    },
    async attempt(body) {
      try {
        await body()
        return true
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : String(error))
        // A LabError is in the report already, with the step that threw it.
        if (!(error instanceof LabError || stop.signal.aborted)) say(describeError(error))
        return false
      }
    },
    close() {
      recorder.close(stop.signal.aborted ? 'interrupted' : (reasons[0] ?? 'the story ended before'))
      return stop.signal.aborted ? exitCodes.interrupted : verdict(recorder.results()).exitCode
    },
  }
}
