import {mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {outputProblems} from './output-problems.ts'

const outputs = (reports: string) => ({
  reports,
  files: ['TEST-full.xml', 'summary.md'],
  evidence: 'evidence/full',
  result: '',
  timings: '',
})

test('missing folders are made, and the trial leaves nothing', t => {
  const path = join(temporaryFolder(), 'a/b')
  t.deepEqual(outputProblems({...outputs(path), result: join(path, '../c/result.json')}), [])
  t.deepEqual(readdirSync(path), [])
  t.deepEqual(readdirSync(join(path, '../c')), [])
  t.deepEqual(outputProblems(outputs(path)), [])
})

test('what was there stays, whatever else is wrong', t => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'evidence/full/01-a'), {recursive: true})
  writeFileSync(join(path, 'TEST-full.xml'), 'old')
  t.is(outputProblems({...outputs(path), result: '/dev/null'}).length, 1)
  t.deepEqual(readdirSync(path).sort(), ['TEST-full.xml', 'evidence'])
  t.deepEqual(readdirSync(join(path, 'evidence/full')), ['01-a'])
  t.is(readFileSync(join(path, 'TEST-full.xml'), 'utf8'), 'old')
})

test('all that cannot be written is told at once', t => {
  const problems = outputProblems({...outputs('/etc'), result: '/dev/full', timings: '/'})
  t.deepEqual(
    problems.map(({message}) => message.split(':')[0]),
    ['cannot write to /etc', 'cannot write /dev/full', 'cannot write /'],
  )
  const one = join(temporaryFolder(), 'one.json')
  const [same] = outputProblems({...outputs(temporaryFolder()), result: one, timings: one})
  t.regex(same?.message ?? '', /it was given for the result and for the timings/)
})

test('a file in the place of the folder, or of a parent, is a problem', t => {
  const path = join(temporaryFolder(), 'reports')
  writeFileSync(path, '')
  for (const each of [path, join(path, 'junit')]) {
    const [problem] = outputProblems(outputs(each))
    t.is(problem?.message, `cannot write to ${each}: ${path} is not a folder`)
  }
})

for (const name of ['TEST-full.xml', 'summary.md', 'evidence', 'evidence/full']) {
  test(`a link in the place of ${name} is a problem`, t => {
    const reports = temporaryFolder()
    const victim = temporaryFolder()
    if (name === 'evidence/full') mkdirSync(join(reports, 'evidence'))
    symlinkSync(name.includes('.') ? join(victim, 'new') : victim, join(reports, name))
    const [problem] = outputProblems(outputs(reports))
    t.regex(problem?.message ?? '', /is a link/)
    t.deepEqual(readdirSync(victim), [])
  })
}

// Root may write anywhere but there.
test('a folder that cannot be made or written is a problem with a hint', t => {
  for (const path of ['/proc/fanlab/reports', '/proc/self']) {
    const [problem] = outputProblems(outputs(path))
    t.regex(problem?.message ?? '', /^cannot write to \/proc\//)
    t.regex(problem?.hint ?? '', /^choose a folder for reports that you may write to/)
  }
})

const asRoot = process.geteuid?.() === 0 ? test : test.skip

asRoot('folders that were made belong to the caller of sudo', t => {
  const base = temporaryFolder()
  const path = join(base, 'ann/reports')
  mkdirSync(join(base, 'ann'))
  const [problem] = outputProblems(outputs(path), {uid: 1234, gid: 1234})
  t.regex(problem?.message ?? '', /user 1234, who used sudo, may not write to/)
  t.is(statSync(join(base, 'ann')).uid, 0)
})
