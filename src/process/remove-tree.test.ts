import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {removeTree} from './remove-tree.ts'

test('a tree goes, also one that is deeper than the longest path, and what links lead to stays', async t => {
  const base = temporaryFolder()
  mkdirSync(join(base, 'victim'))
  writeFileSync(join(base, 'victim/mine'), '')
  mkdirSync(join(base, 'tree'))
  symlinkSync(join(base, 'victim'), join(base, 'tree/link'))
  const nest =
    'import os\nfor _ in range(1500): os.mkdir("a-long-name-of-a-folder"); os.chdir("a-long-name-of-a-folder")'
  t.is(spawnSync('python3', ['-c', nest], {cwd: join(base, 'tree')}).status, 0)
  await removeTree(join(base, 'tree'))
  await removeTree(join(base, 'tree'))
  t.false(existsSync(join(base, 'tree')))
  t.deepEqual(readdirSync(join(base, 'victim')), ['mine'])
})
