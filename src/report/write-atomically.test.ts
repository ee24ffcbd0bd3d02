import {readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {writeAtomically} from './write-atomically.ts'

const folder = (): string => temporaryFolder()

test('the file is replaced and nothing is left beside it', t => {
  const base = folder()
  const path = join(base, 'a.xml')
  writeAtomically(path, 'old')
  writeAtomically(path, 'new')
  t.is(readFileSync(path, 'utf8'), 'new')
  t.deepEqual(readdirSync(base), ['a.xml'])
})

test('what a kill left beside the file is replaced, and a link there is not followed', t => {
  const base = folder()
  const victim = join(base, 'victim')
  writeFileSync(victim, 'mine')
  symlinkSync(victim, join(base, '.a.xml.part'))
  writeAtomically(join(base, 'a.xml'), 'new')
  t.is(readFileSync(victim, 'utf8'), 'mine')
  t.deepEqual(readdirSync(base).sort(), ['a.xml', 'victim'])
})

const asRoot = process.geteuid?.() === 0 ? test : test.skip

asRoot('the file belongs to the owner', t => {
  const path = join(folder(), 'a.xml')
  writeAtomically(path, 'text', {uid: 1234, gid: 1235})
  t.like(statSync(path), {uid: 1234, gid: 1235, mode: 0o100644})
})
