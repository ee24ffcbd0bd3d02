import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {sampleReport} from '../../test/support/sample-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {CallersFiles} from '../files/callers-files.ts'
import {evidenceMark} from './job-mark.ts'
import {junit} from './junit.ts'
import {markdownSummary} from './markdown-summary.ts'
import {removeReportsOfOtherJobs} from './remove-other-jobs.ts'
import {reportPage} from './report-page.ts'
import {reportPlace} from './report-place.ts'

const files = new CallersFiles(undefined)

/** Leaves what a run leaves: its report, its summary, its page and its evidence. */
function leave(folder: string, scenario: string, job: string) {
  const place = reportPlace(files, folder, {scenario: scenario, job: job})
  const report = {...sampleReport, job: job || undefined}
  writeFileSync(place.junit, junit(report))
  writeFileSync(place.summary, markdownSummary(report))
  writeFileSync(
    place.page,
    reportPage(report, {}, text => text),
  )
  mkdirSync(join(folder, place.evidence, '01-matrix'), {recursive: true})
  if (job) writeFileSync(join(folder, place.evidence, evidenceMark), `${job}\n`)
  writeFileSync(join(folder, place.evidence, '01-matrix', 'trace-1.txt'), 'x')
  return place
}

const listing = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => /\.(xml|md|html)$|^evidence\/[^/]+$/.test(name))
    .sort()

test('within a job each run has files of its own, and nothing is replaced', t => {
  const folder = temporaryFolder()
  leave(folder, 'persistence', '1/1/lab')
  const second = leave(folder, 'persistence', '1/1/lab')
  t.is(second.junit, join(folder, 'TEST-persistence-2.xml'))
  leave(folder, 'check', '1/1/lab')
  t.deepEqual(removeReportsOfOtherJobs(files, folder, '1/1/lab'), [])
  t.deepEqual(listing(folder), [
    ...['TEST-check.xml', 'TEST-persistence-2.xml', 'TEST-persistence.xml'],
    ...['evidence/check', 'evidence/persistence', 'evidence/persistence-2'],
    ...['report-2.html', 'report-3.html', 'report.html'],
    ...['summary-2.md', 'summary-3.md', 'summary.md'],
  ])
})

test('the first run of another job removes what the last one left, and takes the plain names again', t => {
  const folder = temporaryFolder()
  leave(folder, 'full', '1/1/lab')
  leave(folder, 'full', '1/1/lab')
  t.deepEqual(removeReportsOfOtherJobs(files, folder, '1/2/lab'), [])
  t.deepEqual(listing(folder), [])
  t.is(leave(folder, 'full', '1/2/lab').junit, join(folder, 'TEST-full.xml'))
})

test('at a desk a run replaces its own scenario’s, and no other', t => {
  const folder = temporaryFolder()
  leave(folder, 'full', '')
  leave(folder, 'check', '')
  leave(folder, 'full', '')
  t.deepEqual(listing(folder), [
    'TEST-check.xml',
    'TEST-full.xml',
    'evidence/check',
    'evidence/full',
    'report.html',
    'summary.md',
  ])
})

test('what does not carry our mark, or no job’s, is neither removed nor replaced', t => {
  const folder = temporaryFolder()
  const others = {
    'TEST-surefire.xml': '<?xml version="1.0"?>\n<testsuites name="mine"><testsuite name="a"/></testsuites>',
    'TEST-full.xml':
      '<?xml version="1.0"?><testsuite><properties><property name="fanlab job" value="1"/></properties></testsuite>',
    'summary.md': '# my own\n',
    'report.html': '<!doctype html>\n<p><!-- fanlab report 1/1/lab -->\n',
    'notes.xml': junit({...sampleReport, job: '1/1/lab'}),
  }
  for (const [name, text] of Object.entries(others)) writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'evidence', 'mine'), {recursive: true})
  execFileSync('mkfifo', [join(folder, 'TEST-pipe.xml')])
  for (const job of ['', '2/1/lab']) {
    t.deepEqual(removeReportsOfOtherJobs(files, folder, '2/1/lab'), [])
    for (const [name, text] of Object.entries(others)) t.is(readFileSync(join(folder, name), 'utf8'), text)
    t.true(existsSync(join(folder, 'evidence', 'mine')))
    t.deepEqual(reportPlace(files, folder, {scenario: 'full', job: job}), {
      junit: join(folder, 'TEST-full-2.xml'),
      summary: join(folder, 'summary-2.md'),
      page: join(folder, 'report-2.html'),
      evidence: 'evidence/full',
    })
  }
})

test('nothing is followed through a link', t => {
  const base = temporaryFolder()
  const elsewhere = join(base, 'elsewhere')
  mkdirSync(elsewhere)
  leave(elsewhere, 'full', '1/1/lab')
  const before = listing(elsewhere)
  symlinkSync(elsewhere, join(base, 'reports'))
  removeReportsOfOtherJobs(files, join(base, 'reports'), '2/1/lab')
  symlinkSync(base, join(base, 'inner'))
  removeReportsOfOtherJobs(files, join(base, 'inner', 'elsewhere'), '2/1/lab')
  const own = join(base, 'own')
  mkdirSync(own)
  symlinkSync(join(elsewhere, 'evidence'), join(own, 'evidence'))
  for (const name of ['TEST-full.xml', 'summary.md', 'report.html'])
    symlinkSync(join(elsewhere, name), join(own, name))
  removeReportsOfOtherJobs(files, own, '2/1/lab')
  t.deepEqual(listing(elsewhere), before)
  t.deepEqual(readdirSync(own).sort(), ['TEST-full.xml', 'evidence', 'report.html', 'summary.md'])
  // By that name it is refused.
  t.is(reportPlace(files, own, {scenario: 'full', job: ''}).junit, join(own, 'TEST-full.xml'))
})
