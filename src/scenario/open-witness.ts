import {join} from 'node:path'
import {Witness} from '../evidence/witness.ts'
import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {cleanText} from '../report/clean-result.ts'
import type {Recorder} from '../report/recorder.ts'
import type {Options} from './options.ts'

/** A witness whose evidence goes beside the report, into a folder of the scenario's. An older run's is removed. */
export function openWitness(
  scenario: string,
  {reports}: Options,
  {recorder, owner, signal}: {recorder: Recorder; owner: Owner | undefined; signal: AbortSignal},
): Witness {
  const folder = join('evidence', scenario)
  const files = new CallersFiles(owner)
  files.remove(join(reports, folder))
  return new Witness({
    folder,
    write: (path, content) => files.write(join(reports, folder, path), content),
    redact: text => cleanText(text, recorder.redactor),
    warn: message => recorder.warn(message),
    signal,
  })
}
