import {setMaxListeners} from 'node:events'
import {basename} from 'node:path'
import type {Mesh} from '../expect/mesh.ts'
import {CallersFiles} from '../files/callers-files.ts'
import {Interrupted} from '../process/interrupted.ts'
import {LabError} from '../process/lab-error.ts'
import {currentReader} from '../process/reader.ts'
import {proxySecrets} from '../process/url-credentials.ts'
import {UsageError} from '../process/usage-error.ts'
import {Console} from '../report/console.ts'
import {describeError} from '../report/describe-error.ts'
import {InTurn} from '../report/in-turn.ts'
import {JsonDocument} from '../report/json-document.ts'
import {markdownSummary} from '../report/markdown-summary.ts'
import {outputProblems} from '../report/output-problems.ts'
import {PhaseFile} from '../report/phase-file.ts'
import {Recorder} from '../report/recorder.ts'
import {removeReportsOfOtherJobs} from '../report/remove-other-jobs.ts'
import {reportPlace} from '../report/report-place.ts'
import {verdict} from '../report/verdict.ts'
import type {Caller} from './caller.ts'
import {exitCodes} from './exit-codes.ts'
import {type LoadedWitness, openWitness, removeOldEvidence} from './open-witness.ts'
import {planStory} from './plan-story.ts'
import type {Request} from './request.ts'
import {ResultFile} from './result-file.ts'
import type {Story} from './story.ts'

/** How a run is told to the world, and how the world stops it. */
export interface RunReport {
  recorder: Recorder
  result: ResultFile
  /** Aborted when the run has to stop. */
  signal: AbortSignal
  say(text: string): void
  witness: LoadedWitness
  plan(tell: (story: Story) => Promise<void>, mesh: Mesh): Promise<void>
  /** The run can begin: only now the last one's evidence goes. */
  begin(): void
  /** Runs a part of the story; tells whether it came to its end. What it throws is reported, not thrown. */
  attempt(body: () => Promise<void>): Promise<boolean>
  /** Ends a run that could not begin: tells why, writes everything and gives the exit code. */
  refuse(error: unknown): number
  /** Writes everything and gives the exit code. */
  close(): number
}

/** What is told. */
interface Told {
  /** The scenario's name. */
  name: string
  /** Path of its script in the repository that the reader of the report has before him, where it is part of that. */
  source: string | undefined
  /** Standard output is for one JSON document; what a person reads goes to standard error. */
  json?: boolean
}

/** Throws what is wrong with the files that the run will write, all at once. */
export async function startReport(
  {name, source, json = false}: Told,
  request: Request,
  {owner, onStop}: Caller,
): Promise<RunReport> {
  const {outputs} = request
  const {reports, job, result: resultFile, timings} = outputs
  const files = new CallersFiles(owner)
  const stale = job === '' ? [] : removeReportsOfOtherJobs(files, reports, job)
  const place = reportPlace(files, reports, {scenario: name, job})
  const problems = outputProblems(
    {
      ...{reports, result: resultFile, timings},
      files: [place.junit, place.summary, place.page].map(path => basename(path)),
      evidence: place.evidence,
    },
    owner,
  )
  if (problems.length > 0)
    throw new UsageError(problems.map(({message, hint}) => ({tell: () => `${message}: ${hint}`})))
  const stop = new AbortController()
  // Every command of a phase listens to it, dozens at a time.
  setMaxListeners(0, stop.signal)
  const report = () => recorder.report()
  const warn = (message: string): void => recorder.warn(message)
  const result = new ResultFile(request, place, {report, warn, owner, signal: stop.signal})
  const redact = (text: string): string => recorder.redactor.redact(text)
  const summary = new PhaseFile(place.summary, {
    render: () => redact(markdownSummary(report())),
    ...{warn, owner},
  })
  const {reportPage} = await import('../report/report-page.ts')
  const {evidenceFiles} = await import('../report/evidence-files.ts')
  const page = new PhaseFile(place.page, {
    render: () => {
      const now = report()
      return reportPage(now, evidenceFiles(files, reports, now), redact)
    },
    ...{warn, owner},
  })
  const recorder = new Recorder({
    scenario: name,
    file: place.junit,
    page: place.page,
    owner,
    job: job || undefined,
    source,
    // The result tells where the summary and the page are.
    listeners: [
      new InTurn(new Console({live: currentReader().isAtTerminal, ...(json && {stream: process.stderr})})),
      summary,
      page,
      result,
      ...(json ? [new JsonDocument(process.stdout)] : []),
    ],
    signal: stop.signal,
  })
  for (const secret of proxySecrets()) recorder.secret(secret)
  for (const text of stale) recorder.warn(text)
  // Nobody takes the last run's for this one's.
  page.write()
  const say = (text: string): void => recorder.output(text)
  const witness = openWitness(basename(place.evidence), outputs, {recorder, owner, signal: stop.signal})
  onStop(why => {
    if (stop.signal.aborted) return say('already stopping')
    say(`${why}: stopping`)
    stop.abort(new Interrupted(why))
    // Whoever stops it may not wait until the lab is gone. A moment later, when the cases in progress have heard of it.
    setImmediate(() => {
      recorder.write()
      summary.write()
      page.write()
      result.write()
    })
  })
  /** What was thrown belongs to no case, or to one that tells it already. */
  const fail = (error: unknown): void => {
    if (stop.signal.aborted) return
    const hint = error instanceof LabError ? error.hint : undefined
    recorder.fail({message: messageOf(error), hint})
    reasons.push(messageOf(error))
  }
  const reasons: string[] = []
  const close = (): number => {
    recorder.close(
      stop.signal.aborted ? messageOf(stop.signal.reason) : (reasons[0] ?? 'the story ended before'),
    )
    return stop.signal.aborted ? exitCodes.interrupted : verdict(recorder.results()).exitCode
  }
  return {
    recorder,
    result,
    signal: stop.signal,
    say,
    witness,
    begin() {
      if (job === '') removeOldEvidence(basename(place.evidence), outputs, owner)
    },
    async plan(tell, mesh) {
      recorder.plan(await planStory(tell, mesh))
    },
    async attempt(body) {
      try {
        await body()
        return true
      } catch (error) {
        fail(error)
        // A LabError is in the report already, with the step that threw it.
        if (!(error instanceof LabError || stop.signal.aborted)) say(describeError(error))
        return false
      }
    },
    refuse(error) {
      fail(error)
      if (!stop.signal.aborted) result.refusal = describeError(error).replaceAll(/^fanlab: /gm, '')
      const status = close()
      if (!stop.signal.aborted) console.error(describeError(error))
      return status
    },
    close,
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
