import {existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {ArchiveCache} from './archive-cache.ts'
import {rememberBuilt} from './built-archives.ts'
import {findArchive, type Search, takeArchive} from './cached-archive.ts'

const hash = 'a'.repeat(16)
// echo -n hello | sha256sum
const helloDigest = 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

function setUp(content: string): Search & {archive: string; copy: string} {
  const base = temporaryFolder()
  const cache = new ArchiveCache(join(base, 'cache'), undefined)
  const archive = cache.path(hash)
  mkdirSync(dirname(archive), {recursive: true})
  mkdirSync(join(base, 'state', 'images'), {recursive: true})
  writeFileSync(archive, content)
  return {hash, cache, stateDir: join(base, 'state'), trust: {}, archive, copy: join(base, 'copy')}
}

test('what counts is what was copied, and not what was looked at before', async t => {
  const search = setUp('hello')
  await rememberBuilt(search.stateDir, hash, helloDigest)
  t.deepEqual(await findArchive(search), {archive: {digest: helloDigest, origin: 'built'}})
  writeFileSync(search.archive, 'other')
  t.regex((await takeArchive(search, search.copy)).refusal ?? '', /^this host did not build /)
})

test('the copy is root’s own', async t => {
  const search = setUp('hello')
  await rememberBuilt(search.stateDir, hash, helloDigest)
  t.truthy((await takeArchive(search, search.copy)).archive)
  t.is(readFileSync(search.copy, 'utf8'), 'hello')
  await t.throwsAsync(takeArchive(search, search.copy), {code: 'EEXIST'})
})

test('none there is neither an archive nor a refusal', async t => {
  t.deepEqual(await findArchive({...setUp('hello'), hash: 'b'.repeat(16)}), {})
})

test('nobody has to read a file without an end', async t => {
  const search = setUp('')
  truncateSync(search.archive, 5 * 2 ** 30)
  const start = performance.now()
  t.regex((await findArchive(search)).refusal ?? '', /: it has more than 4 GiB$/)
  t.true(performance.now() - start < 1000)
  t.false(existsSync(search.copy))
})
