// node .ci/count.mjs ava|junit|checks FILE STATUS: prints PASSED FAILED SKIPPED of a run that ended with that exit status,
// and on the standard error each failure, with what it said where it stands (at most 40 lines).
import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
import process from 'node:process'

const [kind, file, status] = process.argv.slice(2)

/**
 * What ava prints for a person. How many have passed it says at the end, and only when none has failed, so its lines are
 * counted. A test that found nothing to run on says so in a line of its own (test/support/skip-here.ts):
 *
 *       ✔ cpio itself unpacks it
 *         ℹ skipped: there is no cpio
 *       ✘ [fail]: another one
 *       1 test failed
 *       1 uncaught exception
 */
function countAva(text) {
  const lines = pattern => text.match(pattern)?.length ?? 0
  const sum = pattern => [...text.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0)
  const skipped = lines(/^ {4}ℹ skipped: /gm)
  const told = sum(
    /^\s*(\d+) (?:(?:tests?|known failures?|hooks?) failed|uncaught exceptions?|unhandled rejections?|tests? remained pending)/gm,
  )
  return {
    passed: lines(/^ {2}✔ /gm) - skipped,
    // Of a run that was ended in the middle there is no sum.
    failed: told || lines(/^ {2}✘ /gm),
    skipped: skipped + lines(/^ {2}- \[skip\] /gm),
    // What a test logged is indented below it.
    failures: text.match(/^ {2}(?:✘|Uncaught exception|Unhandled rejection).*(?:\n {4}.*)*/gm) ?? [],
  }
}

/** A case that failed or had an error is not passed; nor is one that was skipped, and it did not fail either. */
function countJunit(text) {
  const cases = text.match(/<testcase\b(?:[^>]*\/>|[\s\S]*?<\/testcase>)/g) ?? []
  const failures = cases.filter(each => /<(?:failure|error)\b/.test(each))
  const failed = failures.length
  const skipped = cases.filter(each => /<skipped\b/.test(each)).length
  return {
    passed: cases.length - failed - skipped,
    failed,
    skipped,
    failures: failures.map(each =>
      [/\sname="([^"]*)"/, /<(?:failure|error)\b[^>]*\smessage="([^"]*)"/]
        .map(wanted => wanted.exec(each)?.[1])
        .filter(Boolean)
        .join('\n    '),
    ),
  }
}

/** Lines such as `passed: ruff` and `failed: ruff`. */
function countChecks(text) {
  const lines = word => text.match(new RegExp(`^${word}: \\S+$`, 'gm'))?.length ?? 0
  const failures = text.match(/^failed: \S+$/gm) ?? []
  return {passed: lines('passed'), failed: failures.length, skipped: 0, failures}
}

function read() {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const count = {ava: countAva, junit: countJunit, checks: countChecks}[kind]
const {passed, failed, skipped, failures} = count(read())
// A step that broke without a failed test (lint, types, a crash, a deadline) is a failure, and so is one that ran nothing.
const broken = failed === 0 && (status !== '0' || passed === 0) ? 1 : 0
console.log(`${passed} ${failed + broken} ${skipped}`)
for (const failure of failures)
  console.error(`${basename(file)}: ${failure.trim().split('\n').slice(0, 40).join('\n')}`)
if (broken > 0)
  console.error(`${basename(file)}: exit status ${status}, ${passed} passed, and no failure is told`)
