import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {Recorder} from '../report/recorder.ts'
import {openWitness, removeOldEvidence} from './open-witness.ts'

function open(reports: string) {
  const recorder = new Recorder({scenario: 'full', file: join(reports, 'TEST-full.xml')})
  const signal = new AbortController().signal
  const witness = openWitness('full', {reports, job: ''}, {recorder, owner: undefined, signal})
  return {recorder, witness}
}

const failure = {phase: 'docker', name: 'docker-p46', texts: ['lxd-1'], groups: []}

test('evidence lies beside the report, without colours and secrets', async t => {
  const reports = temporaryFolder()
  const {recorder, witness} = open(reports)
  recorder.secret('s3cr3t-token')
  const lab = fakeLab(() => '\x1b[31mthe s3cr3t-token\x1b[0m\n')
  t.is((await witness.testify(lab, failure)).folder, 'evidence/full/01-docker-p46')
  t.is(readFileSync(join(reports, 'evidence/full/01-docker-p46/lxd-1/fan.txt'), 'utf8'), 'the ***\n')
})

test('what an older run of the scenario left is removed, and nothing else', t => {
  const reports = temporaryFolder()
  for (const scenario of ['full', 'check']) {
    mkdirSync(join(reports, 'evidence', scenario), {recursive: true})
    writeFileSync(join(reports, 'evidence', scenario, 'old.txt'), '')
  }
  open(reports)
  t.true(existsSync(join(reports, 'evidence/full')), 'a run that is refused leaves it')
  removeOldEvidence('full', {reports}, undefined)
  t.false(existsSync(join(reports, 'evidence/full')))
  t.true(existsSync(join(reports, 'evidence/check/old.txt')))
})

test('a link in place of the folder is removed, and not what it points to', t => {
  const [reports, elsewhere] = [temporaryFolder(), temporaryFolder()]
  writeFileSync(join(elsewhere, 'precious'), '')
  mkdirSync(join(reports, 'evidence'))
  symlinkSync(elsewhere, join(reports, 'evidence/full'))
  removeOldEvidence('full', {reports}, undefined)
  t.false(existsSync(join(reports, 'evidence/full')))
  t.true(existsSync(join(elsewhere, 'precious')))
})
