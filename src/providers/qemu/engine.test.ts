import {mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {LabError} from '../../process/lab-error.ts'
import {readEngine, writeEngine} from './engine.ts'

const chosen = {
  kernel: '/k/kernel',
  initrd: '/k/initrd',
  modules: '/k/modules/6.1',
  accelerator: 'tcg',
} as const

function labFolder(): {root: string} {
  const root = join(temporaryFolder(), 'labs', 'mine', 'qemu')
  mkdirSync(root, {recursive: true})
  return {root}
}

test('what machines are started with is read as it was written, and nothing else lies beside it', async t => {
  const paths = labFolder()
  await writeEngine(paths, chosen)
  t.deepEqual(await readEngine(paths), chosen)
  t.deepEqual(readdirSync(paths.root), ['engine.json'])
})

test('where it is not there, cut off or of another shape, the lab is told and what to do', async t => {
  for (const text of [undefined, '{"kernel": "/k', JSON.stringify({...chosen, accelerator: 'magic'})]) {
    const paths = labFolder()
    if (text !== undefined) writeFileSync(join(paths.root, 'engine.json'), text)
    const error = await t.throwsAsync<LabError>(readEngine(paths), {instanceOf: LabError})
    t.regex(
      error?.message ?? '',
      /^cannot tell how the machines of the lab mine are started: cannot read .*engine\.json/,
    )
    t.is(error?.hint, 'bin/fanlab down --lab mine, and make it again')
  }
})
