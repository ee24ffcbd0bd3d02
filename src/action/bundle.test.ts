import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {annotationsIn, startJob} from '../../test/runner/fake-runner.ts'
import {sampleReport} from '../../test/support/sample-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {junit} from '../report/junit.ts'
import {reportPage} from '../report/report-page.ts'

// What the committed bundle does before there is any lab.

function newJob() {
  const folder = temporaryFolder()
  const job = startJob({folder, env: {HOME: folder, FANLAB_STATE_DIR: join(folder, 'state')}})
  return {folder, job}
}

test('wrong inputs are told together, as annotations, before anything is started', async t => {
  const {folder, job} = newJob()
  const use = job.uses({scenario: 'no-such', timeout: 'soon', lab: '../etc', overlay: '10.0.0.0/8'})
  const {status, output} = await use.main().ended
  t.is(status, 1)
  const messages = annotationsIn(output).map(({message}) => message)
  t.is(messages.length, 4, output)
  t.regex(
    messages.join('\n'),
    /^input scenario must be.*^input timeout must be.*input overlay.*^input lab must be/ms,
  )
  t.notRegex(output, /^\s+at .+:\d+:\d+\)?$/m, 'no trace of calls')
  t.false(existsSync(join(folder, 'state')))
  t.deepEqual(use.state(), {isPost: 'true'})
  t.like(use.outputs(), {result: 'error', total: '0', junit: ''})
  t.regex(use.summary(), /^## fanlab no-such: error\n[\s\S]*input scenario must be[\s\S]*input lab must be/)
  t.like(await use.post().ended, {status: 0, output: ''})
})

test('a report of another job is gone before the step can fail; those of this job stay', async t => {
  const {folder, job} = newJob()
  const reports = join(job.workspace, 'junit-reports')
  mkdirSync(reports)
  const write = (name: string, of: string): void =>
    writeFileSync(join(reports, name), junit({...sampleReport, job: of}))
  write('TEST-full.xml', '4710/1/lab/github_yesterday')
  const old = reportPage({...sampleReport, job: '4710/1/lab/github_yesterday'}, {}, text => text)
  writeFileSync(join(reports, 'report.html'), old)
  writeFileSync(join(reports, 'TEST-mine.xml'), '<testsuites name="mine"/>')
  const first = job.uses({scenario: 'no-such'})
  t.is((await first.main().ended).status, 1)
  t.deepEqual(readdirSync(reports), ['TEST-mine.xml'])

  const said = await job.run('echo "$FANLAB_JOB"')
  t.regex(said.output, /^4711\/-\/lab\/github_/)
  write('TEST-full.xml', said.output.trim())
  t.is((await job.uses({timeout: 'soon'}).main().ended).status, 1)
  t.deepEqual(readdirSync(reports), ['TEST-full.xml', 'TEST-mine.xml'])

  // The next leg of a matrix on the same runner has the same run and the same name.
  const {workspace} = job
  const next = startJob({folder, workspace, env: {HOME: folder}})
  t.is((await next.uses({timeout: 'soon'}).main().ended).status, 1)
  t.deepEqual(readdirSync(reports), ['TEST-mine.xml'])
})

test('an input that has no effect in the scenario is refused', async t => {
  const use = newJob().job.uses({scenario: 'check', distribution: 'debian-13'})
  const {status, output} = await use.main().ended
  t.is(status, 1)
  t.is(
    annotationsIn(output)[0]?.message,
    'input distribution has no effect in scenario check; got "debian-13": leave it out',
  )
})

test('later steps have the command fanlab, also after a step that failed', async t => {
  const {job} = newJob()
  const use = job.uses({scenario: 'check', lab: 'none'})
  const {status, output} = await use.main().ended
  t.is(status, 1)
  // The latter where the tests run without root and without sudo.
  t.regex(
    annotationsIn(output)[0]?.message ?? '',
    /cannot (enter lab "none": there is no such lab|make a lab: it needs root)/,
  )
  t.like(use.outputs(), {result: 'error', total: '0', lab: 'none', topology: ''})
  t.regex(use.summary(), /^## fanlab check: error$/m)
  const {status: told, output: help} = await job.run('fanlab --help')
  t.is(told, 0, help)
  t.regex(help, /^usage: fanlab COMMAND/)
})
