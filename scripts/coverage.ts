import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {type ScriptCoverage, uncoveredLines} from './uncovered-lines.ts'

// Runs the unit tests with V8's own coverage, which costs them next to nothing, and refuses when fewer lines are covered
// than the floor says. What only labs run, such as most steps, is in `npm run test:lab`; so is what a browser runs, whose
// lines Node cannot see (src/page). Words go to ava.

/** Percent of the lines of src/ and labs/ that have code. Raise it when it is far below what is covered. */
const floor = 71

const root = path.dirname(import.meta.dirname)
const folder = mkdtempSync(path.join(tmpdir(), 'fanlab-coverage-'))
// Each file of tests is a process of its own, and without a cache each compiles what it imports anew: a third of the time.
const cache = path.join(root, 'node_modules/.cache/compiled')
const env = {NODE_COMPILE_CACHE: cache, ...process.env, NODE_V8_COVERAGE: folder}
const ava = spawn(path.join(root, 'node_modules/.bin/ava'), process.argv.slice(2), {
  cwd: root,
  stdio: 'inherit',
  env,
})
const [status] = await once(ava, 'exit')

const seen = new Map<string, ScriptCoverage[]>()
for (const name of readdirSync(folder)) {
  const {result} = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {result: ScriptCoverage[]}
  for (const script of result) seen.set(script.url, [...(seen.get(script.url) ?? []), script])
}
rmSync(folder, {recursive: true})

const files = ['src', 'labs']
  .flatMap(name =>
    readdirSync(path.join(root, name), {recursive: true, encoding: 'utf8'}).map(each => `${name}/${each}`),
  )
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/fixtures/'))
  .filter(file => !file.startsWith('src/page/'))
  .map(file => {
    const absolute = path.join(root, file)
    const lines = uncoveredLines(readFileSync(absolute, 'utf8'), seen.get(pathToFileURL(absolute).href) ?? [])
    return {file, ...lines}
  })
const sum = (key: 'total' | 'uncovered'): number => files.reduce((all, each) => all + each[key], 0)
const percent = 100 * (1 - sum('uncovered') / sum('total'))
console.log(
  `\n  ${sum('total') - sum('uncovered')} of ${sum('total')} lines are covered (${percent.toFixed(1)} %), at least ${floor} % have to be`,
)
// A run of some tests only covers less.
if (process.argv.length === 2 && percent < floor) {
  const worst = files.sort((a, b) => b.uncovered - a.uncovered).slice(0, 10)
  for (const {file, uncovered, total} of worst) console.log(`  ${uncovered} of ${total} not in ${file}`)
  process.exitCode = 1
}
if (status !== 0) process.exitCode = status ?? 1
