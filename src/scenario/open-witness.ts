import {rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {Witness} from '../evidence/witness.ts'
import {makeFolder, type Owner} from '../process/owner.ts'
import {cleanText} from '../report/clean-result.ts'
import type {Recorder} from '../report/recorder.ts'
import {writeAtomically} from '../report/write-atomically.ts'
import type {Options} from './options.ts'

/** A witness whose evidence goes beside the report, into a folder of the scenario's. An older run's is removed. */
export function openWitness(
  scenario: string,
  {reports}: Options,
  {recorder, owner, signal}: {recorder: Recorder; owner: Owner | undefined; signal: AbortSignal},
): Witness {
  const folder = join('evidence', scenario)
  rmSync(join(reports, folder), {recursive: true, force: true})
  return new Witness({
    folder,
    write(path, content) {
      const file = join(reports, folder, path)
      makeFolder(dirname(file), owner)
      writeAtomically(file, content, owner)
    },
    redact: text => cleanText(text, recorder.redactor),
    warn: message => recorder.warn(message),
    signal,
  })
}
