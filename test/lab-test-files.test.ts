import {existsSync, readFileSync} from 'node:fs'
import test from 'ava'
import {inPairs} from './support/lab-test-files.ts'

test('lab tests that go on in pairs are there, and have one test at a time', t => {
  for (const file of inPairs) {
    t.true(existsSync(file), file)
    t.notRegex(readFileSync(file, 'utf8'), /^ *test\(/m, file)
  }
})
