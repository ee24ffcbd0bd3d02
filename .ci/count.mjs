// node .ci/count.mjs ava|junit FILE STATUS: prints PASSED FAILED of a run that ended with that exit status.
import {readFileSync} from 'node:fs'
import process from 'node:process'

const [kind, file, status] = process.argv.slice(2)

/**
 * The end of what ava prints for a person:
 *
 *     245 tests passed
 *       1 test failed
 *       1 uncaught exception
 */
function countAva(text) {
  const sum = pattern => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0)
  return {
    passed: sum(/^\s*(\d+) tests? passed/gm),
    failed: sum(
      /^\s*(\d+) (?:(?:tests?|known failures?|hooks?) failed|uncaught exceptions?|unhandled rejections?|tests? remained pending)/gm,
    ),
  }
}

/** A case that failed or had an error is not passed; nor is one that was skipped, and it did not fail either. */
function countJunit(text) {
  const cases = text.match(/<testcase\b(?:[^>]*\/>|[\s\S]*?<\/testcase>)/g) ?? []
  const failed = cases.filter(each => /<(?:failure|error)\b/.test(each)).length
  const skipped = cases.filter(each => /<skipped\b/.test(each)).length
  return {passed: cases.length - failed - skipped, failed}
}

function read() {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const {passed, failed} = kind === 'junit' ? countJunit(read()) : countAva(read())
// A step that broke without a failed test (lint, types, a crash, a deadline) is a failure, and so is one that ran nothing.
const broken = failed === 0 && (status !== '0' || passed === 0) ? 1 : 0
console.log(`${passed} ${failed + broken}`)
