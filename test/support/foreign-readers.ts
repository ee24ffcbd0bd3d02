import {readFileSync} from 'node:fs'
import {parse as readElements, type TestSuites} from 'junit2json'
import testResults from 'test-results-parser'

// Helps tests: how programs that are not ours read a report, once by the counts that it gives of itself and once by the
// elements that are in it.

/** What one reader makes of a report. */
export interface Reading {
  reader: string
  failures: number
  errors: number
}

export const isRedFor = ({failures, errors}: Reading): boolean => failures + errors > 0

export async function readings(file: string): Promise<Reading[]> {
  const root = (await readElements(readFileSync(file, 'utf8'))) as TestSuites
  const suites = root.testsuite ?? []
  const cases = suites.flatMap(({testcase = []}) => testcase)
  const {status, errors, failed} = testResults.parse({type: 'junit', files: [file]})
  const sum = (numbers: (number | undefined)[]): number =>
    numbers.reduce<number>((all, each) => all + Number(each ?? 0), 0)
  return [
    {reader: 'attributes of the root', failures: Number(root.failures), errors: Number(root.errors)},
    {
      reader: 'attributes of the suites',
      failures: sum(suites.map(each => each.failures)),
      errors: sum(suites.map(each => each.errors)),
    },
    {
      reader: 'elements',
      failures: cases.filter(({failure = []}) => failure.length > 0).length,
      errors: cases.filter(({error = []}) => error.length > 0).length,
    },
    // It gives a verdict of its own.
    {
      reader: 'test-results-parser',
      failures: status === 'FAIL' ? Math.max(1, failed) : 0,
      errors: status === 'FAIL' ? errors : 0,
    },
  ]
}
