import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {run} from '../src/process/run.ts'
import {providerNames} from '../src/providers/provider-names.ts'
import {contractFailures, contractTable, contractTitles, parseTap} from '../test/contract/contract-table.ts'

/**
 * Runs the contract suite of the providers that are named, or of all, and prints a table of all results that there are.
 * What earlier runs gave stays in junit-reports/contract, so that providers can be run one at a time and on different
 * hosts; with --table nothing is run. Needs what the tests need: root, and what each provider works with.
 */
const folder = join('junit-reports', 'contract')
const words = process.argv.slice(2)
const unknown = words.filter(word => word !== '--table' && !providerNames.some(name => name === word))
if (unknown.length > 0) {
  console.error(`no provider ${unknown.join(', ')}\nhint: one of ${providerNames.join(', ')}, or --table`)
  process.exit(64)
}

const testsOf = (name: string): string => join('test', 'contract', `${name}.lab.ts`)
const resultsOf = (name: string): string => join(folder, `${name}.tap`)

mkdirSync(folder, {recursive: true})
const asked = words.length > 0 ? providerNames.filter(name => words.includes(name)) : providerNames
for (const name of words.includes('--table') ? [] : asked) {
  if (!existsSync(testsOf(name))) {
    console.error(`${name} has no ${testsOf(name)}`)
    continue
  }
  console.error(`running ${testsOf(name)}`)
  const ava = ['npx', 'ava', '--config', 'ava.lab.config.js', '--tap', testsOf(name)]
  const {stdout} = await run(ava, {onOutput: text => process.stderr.write(text)})
  writeFileSync(resultsOf(name), stdout)
}

const results = new Map(
  providerNames.map(name => [
    name,
    parseTap(existsSync(resultsOf(name)) ? readFileSync(resultsOf(name), 'utf8') : ''),
  ]),
)
const titles = contractTitles()
console.log(contractTable(titles, results))
process.exit(contractFailures(titles, results).length > 0 ? 1 : 0)
