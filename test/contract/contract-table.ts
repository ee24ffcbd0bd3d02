import type {TestFn} from 'ava'
import {registerContract, registerRemoval} from './contract.ts'
import type {Subject} from './contract-lab.ts'

export type Outcome = 'passed' | 'failed' | 'skipped'

/** Results of one provider's tests by their titles. */
export type Results = ReadonlyMap<string, Outcome>

/**
 * Reads what `ava --tap` wrote of one file of tests:
 *
 *     ok 1 - nothing speaks against the provider here
 *     not ok 2 - the console tells of the boot
 *     ok 3 - twenty commands at once do not mix # SKIP
 *     ok 4 - an orderly shutdown ends the machine
 *     #   skipped: this provider cannot shut a machine down
 */
export function parseTap(text: string): Results {
  const lines = text.matchAll(/^(not )?ok \d+ - (.*?)( # (?:SKIP|TODO).*)?(\n# {3}skipped: .*)?$/gm)
  return new Map(
    [...lines].map(([, not, title = '', directive, skipped]) => [
      title.replaceAll('\\#', '#'),
      not ? 'failed' : (directive ?? skipped) ? 'skipped' : 'passed',
    ]),
  )
}

/** Titles of the tests that every provider has to pass, as the suite itself registers them; none is run. */
export function contractTitles(): string[] {
  const titles: string[] = []
  const nothing = (): void => {}
  const test = {
    serial: (title: string) => void titles.push(title),
    before: nothing,
    after: Object.assign(nothing, {always: nothing}),
  }
  const recorder = test as unknown as TestFn
  registerRemoval(recorder, registerContract(recorder, {} as Subject))
  return titles
}

/** A Markdown table with a row for each test of the contract and a column for each provider, and the sums below. */
export function contractTable(titles: readonly string[], results: ReadonlyMap<string, Results>): string {
  const providers = [...results.keys()]
  const outcome = (provider: string, title: string): string => results.get(provider)?.get(title) ?? 'not run'
  const rows = titles.map(title => [title, ...providers.map(provider => outcome(provider, title))])
  const sums = providers.map(provider => {
    const passed = titles.filter(title => outcome(provider, title) === 'passed')
    return `${passed.length} of ${titles.length}`
  })
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const head = ['contract', ...providers]
  return [head, head.map(() => '---'), ...rows, ['passed', ...sums]].map(line).join('\n')
}

/** Tests of the contract that failed, as `provider: title`. */
export const contractFailures = (
  titles: readonly string[],
  results: ReadonlyMap<string, Results>,
): string[] =>
  [...results].flatMap(([provider, outcomes]) =>
    titles.filter(title => outcomes.get(title) === 'failed').map(title => `${provider}: ${title}`),
  )
