import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import test from 'ava'
import {temporaryFolder} from '../test/support/temporary-folder.ts'
import {type ScriptCoverage, uncoveredLines} from './uncovered-lines.ts'

const source = `/** Told: ä€😀. */
interface Told {
  name: string
}

// One is called, the other is not.
export function called(told: Told): string {
  if (told.name === '') {
    return 'nobody'
  }
  return told.name
}

export function uncalled(): number {
  return 1
}
console.log(called({name: process.argv[2] ?? ''} satisfies Told))
`

/** What Node itself tells of the script, run with each of these words. */
function coveragesOf(words: readonly string[]): ScriptCoverage[] {
  const folder = temporaryFolder()
  const script = path.join(temporaryFolder(), 'script.ts')
  writeFileSync(script, source)
  for (const word of words) {
    const env = {...process.env, NODE_V8_COVERAGE: folder}
    if (spawnSync(process.execPath, [script, word], {env}).status !== 0) throw new Error('the script failed')
  }
  return readdirSync(folder)
    .flatMap(name => JSON.parse(readFileSync(path.join(folder, name), 'utf8')).result as ScriptCoverage[])
    .filter(({url}) => url === pathToFileURL(script).href)
}

test('lines without code do not count, and what one of several processes has run is covered', t => {
  t.deepEqual(uncoveredLines(source, []), {total: 10, uncovered: 10})
  t.deepEqual(uncoveredLines(source, coveragesOf(['somebody'])), {total: 10, uncovered: 4})
  t.deepEqual(uncoveredLines(source, coveragesOf(['somebody', ''])), {total: 10, uncovered: 2})
})
