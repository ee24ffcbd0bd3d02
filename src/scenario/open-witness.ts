import {join} from 'node:path'
import {Witness} from '../evidence/witness.ts'
import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {cleanText} from '../report/clean-result.ts'
import type {Recorder} from '../report/recorder.ts'
import type {Options} from './options.ts'

/** Folder of a scenario's evidence, beside its report. */
export const evidenceOf = (scenario: string): string => join('evidence', scenario)

/** Removes what an older run of the scenario left. A run that is refused leaves it, so this comes when it begins. */
export function removeOldEvidence(scenario: string, {reports}: Options, owner: Owner | undefined): void {
  new CallersFiles(owner).remove(join(reports, evidenceOf(scenario)))
}

/** A witness whose evidence goes beside the report, into a folder of the scenario's. */
export function openWitness(
  scenario: string,
  {reports}: Options,
  {recorder, owner, signal}: {recorder: Recorder; owner: Owner | undefined; signal: AbortSignal},
): Witness {
  const folder = evidenceOf(scenario)
  const files = new CallersFiles(owner)
  return new Witness({
    folder,
    write: (path, content) => files.write(join(reports, folder, path), content),
    redact: text => cleanText(text, recorder.redactor),
    warn: message => recorder.warn(message),
    signal,
  })
}
