import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {run} from '../process/run.ts'
import {type InstalledFile, installScript} from './install-files.ts'

/** Plays install(1) without its change of owner, which needs root. */
const install = `#!/bin/sh
for word; do
  shift
  case $word in
    -o | -g) skip=1 ;;
    *) [ -n "$skip" ] || set -- "$@" "$word"; skip= ;;
  esac
done
PATH=\${PATH#*:} exec install "$@"
`

async function installHere(files: readonly InstalledFile[]) {
  const tools = temporaryFolder()
  writeFileSync(join(tools, 'install'), install)
  chmodSync(join(tools, 'install'), 0o755)
  return run(['sh', '-eu'], {
    stdin: installScript(files),
    env: {PATH: `${tools}:${process.env.PATH}`},
  })
}

test('contents arrive as they are, whatever is in them', async t => {
  const folder = temporaryFolder()
  const contents = [
    '',
    'no newline',
    'END\n',
    '$HOME `id` $(id) \'q\' "d" \\ \n\n',
    'ä€😀\0x',
    Uint8Array.from({length: 100_000}, (_, index) => index % 251),
  ]
  const files = contents.map((content, index) => ({target: join(folder, `f${index}`), mode: '0644', content}))
  t.like(await installHere(files), {status: 0, stderr: ''})
  for (const {target, content} of files) t.deepEqual(readFileSync(target), Buffer.from(content))
})

test('modes are as asked and folders are made', async t => {
  const folder = temporaryFolder()
  const target = join(folder, 'a/b.d/50-hook@x')
  t.is((await installHere([{target, mode: '0755', content: '#!/bin/sh\n'}])).status, 0)
  t.is(statSync(target).mode & 0o7777, 0o755)
  t.is(statSync(join(folder, 'a')).mode & 0o777, 0o755)
})

test('a file that is there is replaced, and nothing else is left beside it', async t => {
  const folder = temporaryFolder()
  const target = join(folder, 'file')
  writeFileSync(target, 'a longer old content')
  t.is((await installHere([{target, mode: '0600', content: 'new'}])).status, 0)
  t.is(readFileSync(target, 'utf8'), 'new')
  t.is(statSync(target).mode & 0o777, 0o600)
  t.deepEqual(readdirSync(folder), ['file'])
})

test('a file that cannot be installed is an error, and those after it are not tried', async t => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  const files = ['file/below', 'after'].map(name => ({
    target: join(folder, name),
    mode: '0644',
    content: 'x',
  }))
  const result = await installHere(files)
  t.not(result.status, 0)
  t.false(existsSync(join(folder, 'after')))
})

for (const target of ['relative', "/it's", '/a b', '/x\n/y', '/$HOME', '/`id`', '/ä', '']) {
  test(`an odd path is refused: ${JSON.stringify(target)}`, t => {
    t.throws(() => installScript([{target, mode: '0644', content: ''}]), {message: /odd path$/})
  })
}
