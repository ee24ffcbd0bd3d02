import {warning} from '@actions/core'
import type {ScenarioResult} from '../run/result-file.ts'
import {setOutputs} from './result.ts'
import {addSummary} from './summary.ts'

/** Tells later steps and the run's page what came out. A page that cannot be written changes nothing of the verdict. */
export async function publish(result: ScenarioResult): Promise<void> {
  setOutputs(result)
  await addSummary(result).catch((error: Error) =>
    warning(`cannot write the job's summary: ${error.message}`),
  )
}
