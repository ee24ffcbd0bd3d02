import {join} from 'node:path'
import type {Witness} from '../evidence/witness.ts'
import {CallersFiles} from '../files/callers-files.ts'
import type {Owner} from '../process/owner.ts'
import {cleanText} from '../report/clean-result.ts'
import {evidenceMark} from '../report/job-mark.ts'
import type {Recorder} from '../report/recorder.ts'
import type {Outputs} from './request.ts'

/** Folder of a run's evidence, beside its report. */
const evidenceOf = (name: string): string => join('evidence', name)

/** Removes what an older run of the scenario left. A run that is refused leaves it, so this comes when it begins. */
export function removeOldEvidence(
  name: string,
  {reports}: Pick<Outputs, 'reports'>,
  owner: Owner | undefined,
): void {
  new CallersFiles(owner).remove(join(reports, evidenceOf(name)))
}

/** Who looks at a lab in which something failed. */
export type LoadedWitness = Pick<Witness, 'testify'>

/** A witness whose evidence goes beside the report, into a folder of the run's own; in a job it bears the job's mark. */
export function openWitness(
  name: string,
  {reports, job}: Pick<Outputs, 'reports' | 'job'>,
  {recorder, owner, signal}: {recorder: Recorder; owner: Owner | undefined; signal: AbortSignal},
): LoadedWitness {
  const folder = evidenceOf(name)
  const files = new CallersFiles(owner)
  const write = (path: string, content: string | Buffer): void =>
    files.write(join(reports, folder, path), content)
  let isMarked = !job
  const options = {
    folder,
    write(path: string, content: string | Buffer) {
      if (!isMarked) write(evidenceMark, `${job}\n`)
      isMarked = true
      write(path, content)
    },
    redact: (text: string) => cleanText(text, recorder.redactor),
    warn: (message: string) => recorder.warn(message),
    signal,
  }
  let loaded: Promise<Witness> | undefined
  return {
    async testify(lab, failure) {
      // Most runs need none of it.
      loaded ??= import('../evidence/witness.ts').then(({Witness: Loaded}) => new Loaded(options))
      return (await loaded).testify(lab, failure)
    },
  }
}
