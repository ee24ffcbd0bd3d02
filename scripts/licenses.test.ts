import {mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../test/support/temporary-folder.ts'
import {licensesOf} from './licenses.ts'

test('licence and notice of each bundled package are told once, sorted; a package without any is refused by name', async t => {
  const root = temporaryFolder()
  const add = async (name: string, texts: Record<string, string>) => {
    const folder = path.join(root, 'node_modules', name)
    await mkdir(folder, {recursive: true})
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify({name, version: '1.0.0', license: 'MIT'}),
    )
    for (const [file, text] of Object.entries(texts)) await writeFile(path.join(folder, file), text)
  }
  await add('zebra', {
    LICENSE: 'zebra may be used\r\n',
    'NOTICE.md': 'zebra was made by A',
    'README.md': 'no',
  })
  await add('@a/scoped', {license: 'scoped may be used\n'})
  await add('bare', {'README.md': 'nothing'})
  const files = [
    'node_modules/zebra/a.js',
    'src/own.ts',
    'node_modules/zebra/lib/b.js',
    'node_modules/@a/scoped/x.js',
  ]
  t.deepEqual((await licensesOf(files, root)).split(/\n-+\n\n/).slice(1), [
    '@a/scoped 1.0.0 (MIT)\n\nscoped may be used\n',
    'zebra 1.0.0 (MIT)\n\nzebra may be used\n\nzebra was made by A\n',
  ])
  await t.throwsAsync(licensesOf(['node_modules/bare/a.js'], root), {
    message: 'cannot bundle bare 1.0.0: no licence text in node_modules/bare',
  })
})
