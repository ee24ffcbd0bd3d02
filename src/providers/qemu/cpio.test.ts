import test from 'ava'
import {skipHere} from '../../../test/support/skip-here.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {run} from '../../process/run.ts'
import {cpioArchive} from './cpio.ts'

const archive = cpioArchive([
  {path: 'bin', mode: 0o040755},
  {path: 'bin/a', mode: 0o100755, data: Buffer.from('hello')},
])

test('each part of an archive begins at a multiple of four bytes', t => {
  t.is(archive.length % 4, 0)
  const heads = [...archive.toString('latin1').matchAll(/070701/g)].map(({index}) => index)
  t.is(heads.length, 3)
  t.true(heads.every(at => at % 4 === 0))
})

test('cpio itself unpacks it', async t => {
  if ((await missingTools(['cpio'])).length > 0) return skipHere(t, 'there is no cpio')
  const cwd = temporaryFolder()
  const result = await run(['cpio', '--extract', '--quiet'], {stdin: archive, cwd})
  t.is(result.status, 0, result.stderr)
  const {stdout} = await run(['sh', '-c', 'stat -c "%n %a" bin bin/a; cat bin/a'], {cwd})
  t.is(stdout, 'bin 755\nbin/a 755\nhello')
})
