import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {savedImage} from './saved-image.ts'

const bin = temporaryFolder()
writeFileSync(
  join(bin, 'docker'),
  `#!/bin/sh
case $3 in
  there) printf archive ;;
  hangs) echo waiting >&2; exec sleep 60 ;;
  *) echo "no such image: $3" >&2; exit 1 ;;
esac
`,
  {mode: 0o755},
)
process.env.PATH = `${bin}:${process.env.PATH}`

test('an image comes as the caller’s Docker has it, and one that it has not is told', async t => {
  t.is((await savedImage('there', {})).toString(), 'archive')
  await t.throwsAsync(savedImage('other', {}), {
    message: 'cannot take the image other from this computer’s Docker: no such image: other',
  })
})

test('a Docker that hangs is waited for until the deadline', async t => {
  await t.throwsAsync(savedImage('hangs', {within: 300}), {
    message: 'cannot take the image hangs from this computer’s Docker: it has not come within 0.3 s: waiting',
  })
})

test('a run that is stopped waits for no image', async t => {
  const run = new AbortController()
  const coming = savedImage('hangs', {signal: run.signal})
  run.abort(new Error('the run was stopped'))
  await t.throwsAsync(coming, {message: 'the run was stopped'})
  await t.throwsAsync(savedImage('there', {signal: run.signal}), {message: 'the run was stopped'})
})
