import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {parsePackageChoice, repeatedPackages} from './package-choice.ts'

const deb = '!<arch>\ndebian-binary   '

test('a package is chosen by name, by version or as a file', t => {
  t.deepEqual(parsePackageChoice('libstdc++6'), {kind: 'name', name: 'libstdc++6'})
  t.deepEqual(parsePackageChoice('g++'), {kind: 'name', name: 'g++'})
  t.deepEqual(parsePackageChoice('docker.io=1:20.10.24+dfsg1-1~bpo1'), {
    kind: 'version',
    name: 'docker.io',
    version: '1:20.10.24+dfsg1-1~bpo1',
  })
  const path = join(temporaryFolder(), 'lxd_5.0.2-5_amd64.deb')
  writeFileSync(path, deb)
  t.deepEqual(parsePackageChoice(path), {kind: 'file', name: 'lxd', path})
  const link = join(temporaryFolder(), 'lxd.deb')
  symlinkSync(path, link)
  t.deepEqual(parsePackageChoice(link), {kind: 'file', name: 'lxd', path: link})
})

test('what apt could misread is refused', t => {
  for (const text of [
    ...['', '-y', 'LXD', 'lxd lxc', 'lxd,lxc', '?essential', '~n.', './lxd', 'lxd=', 'lxd=a', 'lxd=1;x'],
    // apt would remove it, or take another release of it.
    ...['lxd-', 'lxd+', 'lxd=5.0.2-', 'lxd=5.0.2+', 'lxd/sid', 'lxd:i386', 'lxd\n', 'x'.repeat(121)],
    ...['--allow-unauthenticated', 'lxd=1\u001b[31m', 'lxd=5.0=6'],
  ]) {
    const error = t.throws(() => parsePackageChoice(text), {message: /^cannot use package "/}, text)
    t.regex((error as {hint?: string}).hint ?? '', /NAME=VERSION/)
    t.notRegex(error?.message ?? '', /\p{Cc}/u)
  }
})

test('a package file has to be one: regular, readable, not empty, and begun as dpkg begins them', t => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder, name)
  mkdirSync(at('folder_1_all.deb'))
  spawnSync('mkfifo', [at('fifo_1_all.deb')])
  symlinkSync('loop_1_all.deb', at('loop_1_all.deb'))
  symlinkSync('/dev/zero', at('zero_1_all.deb'))
  for (const [name, content] of [
    ['empty_1_all.deb', ''],
    ['text_1_all.deb', 'hello'],
    ['library_1_all.deb', '!<arch>\nlibfan.o/       '],
    ['large_1_all.deb', deb],
    ['_1.deb', deb],
    ['-y_1.deb', deb],
  ] as const)
    writeFileSync(at(name), content)
  truncateSync(at('large_1_all.deb'), 2 ** 30 + 1)
  for (const [name, cause] of [
    ['none_1_all.deb', 'there is no such file'],
    ['none/none_1_all.deb', 'there is no such file'],
    ['text_1_all.deb/none.deb', 'there is no such file: a part of its path is not a folder'],
    [`${'x'.repeat(300)}.deb`, 'there is no such file: its name is too long'],
    ['folder_1_all.deb', 'it is a folder, not a file'],
    ['fifo_1_all.deb', 'it is a FIFO, not a file'],
    ['zero_1_all.deb', 'it is a device, not a file'],
    ['loop_1_all.deb', 'its link leads in circles'],
    ['empty_1_all.deb', 'it is empty'],
    ['text_1_all.deb', 'it is no Debian package: it does not begin as one'],
    ['library_1_all.deb', 'it is no Debian package: it does not begin as one'],
    ['large_1_all.deb', 'it is too large: 1073741825 bytes, of at most 1073741824'],
    ['_1.deb', 'its file name does not begin with the name of a package'],
    ['-y_1.deb', 'its file name does not begin with the name of a package'],
    ['x\n::error::y.deb', 'its path has control characters'],
    ['x\0y.deb', 'its path has control characters'],
  ] as const) {
    const error = t.throws(() => parsePackageChoice(at(name)), undefined, name)
    t.true(error?.message.endsWith(`: ${cause}`), error?.message)
    t.notRegex(error?.message ?? '', /\p{Cc}/u)
  }
})

const asRoot = process.geteuid?.() === 0 ? test : test.skip

asRoot('a file that whoever used sudo may not read is refused, and this process stays root', t => {
  const path = join(temporaryFolder(), 'lxd_1_all.deb')
  writeFileSync(path, deb)
  chmodSync(path, 0o600)
  t.throws(() => parsePackageChoice(path, {uid: 65_534, gid: 65_534}), {message: /: you may not read it$/})
  t.deepEqual([process.geteuid?.(), process.getegid?.()], [0, 0])
  t.is(parsePackageChoice(path).kind, 'file')
})

test('one package is chosen once, however it is chosen', t => {
  const choices = ['lxd', 'jq', 'lxd=5.0.2-5'].map(text => parsePackageChoice(text))
  t.deepEqual(repeatedPackages(choices), ['package "lxd" is chosen more than once'])
  t.deepEqual(repeatedPackages(choices.slice(0, 2)), [])
})
