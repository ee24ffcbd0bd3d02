import type {ScenarioResult} from '../scenario/result-file.ts'

/** The runner keeps this many annotations of one kind for each step, and this many characters of each. */
const mostAnnotations = 10
const longestMessage = 4000

export interface Annotation {
  title: string
  message: string
}

/** What to show on the run's page: a failure each, and in the place of the tenth how many more there are. */
export function annotationsOf({scenario, verdict, reason, failures}: ScenarioResult): Annotation[] {
  const all = failures.map(({name, suite, message}) => ({title: `${suite}: ${name}`, message: cut(message)}))
  if (all.length === 0)
    return verdict === 'passed' ? [] : [{title: `fanlab ${scenario}`, message: cut(reason)}]
  if (all.length <= mostAnnotations) return all
  const shown = all.slice(0, mostAnnotations - 1)
  const more = all.length - shown.length
  return [
    ...shown,
    {title: `and ${more} more`, message: `${more} more cases did not pass: the job's summary lists all`},
  ]
}

const cut = (text: string): string =>
  text.length <= longestMessage ? text : `${text.slice(0, longestMessage)}…`
