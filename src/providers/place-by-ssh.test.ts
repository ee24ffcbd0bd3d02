import {chmodSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {quoted} from '../process/quoted.ts'
import {placeBySsh, type Target} from './place-by-ssh.ts'

/** Plays ssh: runs the last word of its command line as a login shell would; sudo only notes that it was asked. */
const tools = temporaryFolder()
const asked = join(tools, 'asked')
for (const [name, text] of [
  ['ssh', `#!/bin/sh\nprintf '%s\\n' "$*" >>${asked}\nfor last; do :; done\nexec sh -c "$last"\n`],
  ['sudo', `#!/bin/sh\nshift 2\nexec "$@"\n`],
] as const) {
  writeFileSync(join(tools, name), text)
  chmodSync(join(tools, name), 0o755)
}
const path = process.env.PATH
test.before(() => {
  process.env.PATH = `${tools}${delimiter}${path}`
})
test.after.always(() => {
  process.env.PATH = path
})

const target: Target = {name: 'm', address: '192.0.2.1', user: 'root', port: 2222}
const keys = {knownHosts: '/k', strict: true, at: []}

for (const user of ['root', 'debian']) {
  test(`every word arrives as it is, for ${user}`, async t => {
    const words = ['a b', "it's", '$HOME', '`id`', '*', '', '\n', '\\', '-n', 'ä€😀', '!x', ';true', '\t']
    const {stdout} = await placeBySsh({...target, user}, keys).run(['printf', '%s\\0', ...words])
    t.deepEqual(stdout.split('\0').slice(0, -1), words)
  })
}

test('an ordinary user becomes root without a password, or not at all', t => {
  const command = placeBySsh({...target, user: 'debian'}, keys).attach(['id'], false)
  t.regex(command.at(-1) ?? '', /'sudo' '-n' '--' 'env' '-i'/)
  t.notRegex(placeBySsh(target, keys).attach(['id'], false).at(-1) ?? '', /sudo/)
})

test('ssh asks nobody anything, and forwards nothing', t => {
  const words = placeBySsh({...target, identityFile: '/a key'}, keys)
    .attach(['id'], false)
    .join(' ')
  for (const option of [
    ...['BatchMode=yes', 'ForwardAgent=no', 'ClearAllForwardings=yes', 'StrictHostKeyChecking=yes'],
    ...['UserKnownHostsFile=/k', 'IdentityFile=/a key', 'IdentitiesOnly=yes', '-p 2222 -l root'],
  ])
    t.true(words.includes(option), option)
})

test('a quoted word is one word', t => {
  t.is(quoted("it's"), String.raw`'it'\''s'`)
  t.is(quoted(''), "''")
})
