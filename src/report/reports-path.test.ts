import {readdirSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {checkReportsPath} from './reports-path.ts'

const folder = (): string => temporaryFolder()

test('missing folders are made, and the trial leaves nothing', t => {
  const path = join(folder(), 'a/b')
  t.is(checkReportsPath(path), undefined)
  t.true(statSync(path).isDirectory())
  t.deepEqual(readdirSync(path), [])
  t.is(checkReportsPath(path), undefined)
})

test('a file in the place of the folder is a problem', t => {
  const path = join(folder(), 'reports')
  writeFileSync(path, '')
  t.is(checkReportsPath(path)?.message, `cannot write reports to ${path}: it is not a folder`)
})

test('a file in the place of a parent is a problem', t => {
  const path = join(folder(), 'reports')
  writeFileSync(path, '')
  t.regex(checkReportsPath(join(path, 'junit'))?.message ?? '', /EEXIST/)
})

// Root may write anywhere but there.
test('a folder that cannot be made or written is a problem with a remedy', t => {
  for (const path of ['/proc/fanlab/reports', '/proc/self']) {
    const problem = checkReportsPath(path)
    t.regex(problem?.message ?? '', /^cannot write reports to \/proc\//)
    t.regex(problem?.remedy ?? '', /namei -l/)
  }
})

const asRoot = process.geteuid?.() === 0 ? test : test.skip

asRoot('folders that were made belong to the caller of sudo', t => {
  const path = join(folder(), 'a/b')
  checkReportsPath(path, {uid: 1234, gid: 1234})
  t.is(statSync(path).uid, 1234)
})
