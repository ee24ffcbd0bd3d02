import {mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {waitUntil} from '../process/wait-until.ts'
import {markdownSummary} from './markdown-summary.ts'
import {PhaseFile} from './phase-file.ts'
import {Recorder} from './recorder.ts'

function run(folder: string) {
  const warnings: string[] = []
  const path = join(folder, 'summary.md')
  const summary = new PhaseFile(path, {
    render: () => recorder.redactor.redact(markdownSummary(recorder.report())),
    warn: message => warnings.push(message),
    owner: undefined,
  })
  const recorder = new Recorder({scenario: 'full', file: join(folder, 'TEST-full.xml'), listeners: [summary]})
  return {recorder, warnings, read: () => readFileSync(path, 'utf8')}
}

test('the summary is there from the plan on, current a moment after each phase, and at the end of the run', async t => {
  const {recorder, read} = run(temporaryFolder())
  recorder.plan([
    {suite: 'a', name: 'P1 one', claims: ['P1']},
    {suite: 'b', name: 'P2 two', claims: ['P2']},
  ])
  t.regex(read(), /^# 💥 fanlab full: the run ended unexpectedly/)
  recorder.beginSuite('a')
  await recorder.check({suite: 'a', name: 'P1 one'}, () => {})
  recorder.endSuite('a')
  await waitUntil(
    'the summary tells of the phase',
    async () => (/1 passed, 0 failed, 1 errors, 0 skipped/.test(read()) ? {value: true} : {notYet: read()}),
    {within: 10_000},
  )
  recorder.close('interrupted')
  t.regex(read(), /^# 💥 fanlab full: 1 planned case was not run/)
})

test('a secret that became known late is in no summary', async t => {
  const {recorder, read} = run(temporaryFolder())
  await recorder.check({suite: 'a', name: 'one'}, () => {
    throw new Error('the s3cr3t-token was refused')
  })
  recorder.secret('s3cr3t-token')
  recorder.close('done')
  t.regex(read(), /the \*\*\* was refused/)
})

test('a summary that cannot be written is a warning and no failure', t => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'summary.md'))
  const {recorder, warnings} = run(folder)
  t.notThrows(() => recorder.close('done'))
  t.regex(warnings.join(), /cannot write .*summary\.md/)
})
