import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {validateXML} from 'xmllint-wasm'
import {evil, reportOf, result, sampleReport, startedAt} from '../../test/support/sample-report.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {junit} from './junit.ts'
import {Recorder} from './recorder.ts'

const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8')
const fixtures = join(import.meta.dirname, 'fixtures')

async function problemsOf(contents: string): Promise<string[]> {
  const {errors} = await validateXML({
    xml: [{fileName: 'report.xml', contents}],
    schema: [{fileName: 'junit.xsd', contents: schema}],
  })
  return errors.map(({message}) => message)
}

test('every golden file is valid', async t => {
  const names = readdirSync(fixtures).filter(name => name.endsWith('.xml'))
  t.true(names.length >= 3)
  for (const name of names)
    t.deepEqual(await problemsOf(readFileSync(join(fixtures, name), 'utf8')), [], name)
})

test('the schema refuses what a consumer would stumble over', async t => {
  const golden = readFileSync(join(fixtures, 'report.xml'), 'utf8')
  const broken = {
    'no time': golden.replace(/(<testcase[^>]*) time="[^"]*"/, '$1'),
    'a time that is no plain decimal': golden.replace('time="0.000"', 'time="1e-7"'),
    'an empty reason': golden.replace(/<error([^>]*)>[\s\S]*?<\/error>/, '<error$1></error>'),
    'a nested suite': golden.replace('</testsuite>', '<testsuite/></testsuite>'),
    'two outcomes': golden.replace('</failure>', '</failure><skipped message="x">x</skipped>'),
    'two cases of one name': golden.replace('lxd-1 bootstraps', 'lxd-1 runs'),
    'an empty file': golden.replace(/(<testcase[^>]*) time=/, '$1 file="" time='),
    'no XML': golden.replace('</testsuites>', ''),
  }
  for (const [what, xml] of Object.entries(broken)) {
    t.not(xml, golden, what)
    t.not((await problemsOf(xml)).length, 0, what)
  }
})

test('what every kind of outcome becomes is valid, and as it was', async t => {
  const xml = junit(sampleReport)
  t.is(xml, readFileSync(join(fixtures, 'every-outcome.xml'), 'utf8'))
  t.deepEqual(await problemsOf(xml), [])
})

test('a bring-up that fails is one error, and all that was planned is skipped', async t => {
  const file = join(temporaryFolder(), 'TEST-full.xml')
  const recorder = new Recorder({scenario: 'full', file, now: () => startedAt})
  const machines = {suite: 'bring-up', name: 'four machines boot', claims: []}
  const cell = {source: 'host', target: 'container-1', protocol: 'icmp', expected: 'answer'} as const
  recorder.plan([
    machines,
    {suite: 'bring-up', name: 'P1 four machines exist and run', claims: ['P1']},
    {suite: 'matrix', name: 'host reaches container-1 by icmp', claims: ['P51'], cell},
    {suite: 'teardown', name: 'the lab is removed', claims: []},
  ])
  recorder.beginSuite('bring-up')
  await t.throwsAsync(
    recorder.step(machines, facts => {
      facts.evidence = 'evidence/full/01-bring-up-four-machines-boot'
      throw new LabError('cannot start lxd-1: no cgroup', {hint: 'mount -t cgroup2 none /sys/fs/cgroup'})
    }),
  )
  recorder.endSuite('bring-up')
  await recorder.step({suite: 'teardown', name: 'the lab is removed'}, () => {})
  recorder.close('cannot start lxd-1: no cgroup')
  const xml = readFileSync(file, 'utf8')
  t.is(xml, readFileSync(join(fixtures, 'bring-up-failed.xml'), 'utf8'))
  t.is(xml.match(/<error /g)?.length, 1)
  t.is(xml.match(/<skipped /g)?.length, 2)
})

test('a case that passed at a later try is passed, with the number of tries as a property', async t => {
  const xml = junit(reportOf([result('matrix', 'a reaches b', {status: 'passed'}, {attempts: 3})]))
  t.regex(xml, /<property name="attempts" value="3"\/>\s*<\/properties>\s*<\/testcase>/)
  t.notRegex(xml, /<(failure|error|skipped)/)
  t.notRegex(junit(reportOf([result('a', 'b', {status: 'passed'}, {attempts: 1})])), /attempts/)
})

test('whatever a machine says, the report is valid', async t => {
  const text = fc.oneof(fc.string({unit: 'binary'}), fc.constant(evil), fc.constant(''), fc.constant('\x00'))
  const [xml] = fc
    .sample(fc.array(fc.tuple(text, text, text), {minLength: 20, maxLength: 20}), {numRuns: 1, seed: 4})
    .map(list =>
      junit(
        reportOf(
          list.flatMap(([a, b, c], index) => [
            result(
              'one',
              `failed ${index}`,
              {status: 'failed', expected: a, got: b, hint: c},
              {output: a, explanation: b},
            ),
            result(
              'one',
              `error ${index}`,
              {status: 'error', message: a, hint: b},
              {evidence: 'evidence/full/01-x'},
            ),
            result('one', `skipped ${index}`, {status: 'skipped', reason: a}, {properties: {x: b}}),
          ]),
        ),
      ),
    )
  t.deepEqual(await problemsOf(xml ?? ''), [])
})
