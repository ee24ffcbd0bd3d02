import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {missingTools} from './missing-tools.ts'

function pathWith(...names: string[]): string {
  const folder = temporaryFolder()
  for (const name of names) {
    writeFileSync(join(folder, name), '#!/bin/sh\n')
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

test('a tool may be in any folder of PATH; those in none are missing, in the order asked', async t => {
  const path = `${pathWith('a', 'b')}::${pathWith('c')}:/nowhere`
  t.deepEqual(await missingTools(['x', 'c', 'a', 'y', 'b'], path), ['x', 'y'])
})

test('with an empty PATH all are missing', async t => {
  t.deepEqual(await missingTools(['sh'], ''), ['sh'])
})

test('a link without a target and a file that cannot be executed are no tools', async t => {
  const folder = temporaryFolder()
  symlinkSync('/nowhere', join(folder, 'dangling'))
  writeFileSync(join(folder, 'text'), '', {mode: 0o644})
  t.deepEqual(await missingTools(['dangling', 'text'], folder), ['dangling', 'text'])
})

test('a file that is wanted goes by its absolute path', async t => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'keys'))
  const key = join(folder, 'keys', 'archive.gpg')
  t.deepEqual(await missingTools([key], folder), [key])
  writeFileSync(key, '', {mode: 0o644})
  t.deepEqual(await missingTools([key], ''), [])
})
