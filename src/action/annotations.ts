import type {Annotation} from '../report/annotations.ts'
import type {ScenarioResult} from '../run/result-file.ts'

/** What to show on the run's page: the failures, as far as there is room; of a run without any, why it did not pass. */
export function annotationsOf(result: ScenarioResult): readonly Annotation[] {
  const {scenario, verdict, reason, annotations} = result
  if (annotations.length > 0) return annotations
  return verdict === 'passed' ? [] : [{level: 'error', title: `fanlab ${scenario}`, message: reason}]
}
