import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {contractFailures, contractTable, contractTitles, parseTap} from './contract-table.ts'

/** As ava 8 wrote it of the tests of lxc. */
const lxc = parseTap(readFileSync(join(import.meta.dirname, 'fixtures/lxc.tap'), 'utf8'))

test('every test of a real run is read', t => {
  t.is(lxc.size, 37)
  t.true([...lxc.values()].every(outcome => outcome === 'passed'))
})

test('failed and skipped tests are told apart, and a number sign belongs to the title', t => {
  const results = parseTap(
    'TAP version 13\n# before hook\nok 1 - a\nnot ok 2 - b\n  ---\n  name: x\n  ...\nok 3 - c # SKIP\nok 4 - d \\# e\nok 5 - f\n#   skipped: no power to cut\nok 6 - g\n#   a word\n\n1..6\n',
  )
  t.deepEqual(
    [...results],
    [
      ['a', 'passed'],
      ['b', 'failed'],
      ['c', 'skipped'],
      ['d # e', 'passed'],
      ['f', 'skipped'],
      ['g', 'passed'],
    ],
  )
})

test('the contract’s titles are those of the suite itself, not what a provider tests beside it', t => {
  const titles = contractTitles()
  t.true(titles.length > 15)
  t.is(new Set(titles).size, titles.length)
  t.true(titles.includes('twenty commands at once do not mix'))
  t.is(titles.at(-1), 'removing a lab leaves nothing of it, and removing it again is no error')
  t.false(titles.includes('the limit of one CPU stands in the machine’s cgroup'))
})

test('what was not run is said to be so', t => {
  const results = new Map([
    ['lxc', parseTap('ok 1 - a\nok 2 - b')],
    ['uml', parseTap('not ok 1 - a')],
    ['vagrant', parseTap('')],
  ])
  t.is(
    contractTable(['a', 'b'], results),
    `| contract | lxc | uml | vagrant |
| --- | --- | --- | --- |
| a | passed | failed | not run |
| b | passed | not run | not run |
| passed | 2 of 2 | 0 of 2 | 0 of 2 |`,
  )
  t.deepEqual(contractFailures(['a', 'b'], results), ['uml: a'])
})
