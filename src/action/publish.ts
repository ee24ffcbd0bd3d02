import type {ScenarioResult} from '../run/result-file.ts'
import {setOutputs} from './result.ts'
import {addSummary} from './summary.ts'

/** Tells later steps and the run's page what came out. */
export async function publish(result: ScenarioResult): Promise<void> {
  setOutputs(result)
  await addSummary(result)
}
