import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {parsePackageChoice} from './package-choice.ts'

test('a package is chosen by name, by version or as a file', t => {
  t.deepEqual(parsePackageChoice('libstdc++6'), {kind: 'name', name: 'libstdc++6'})
  t.deepEqual(parsePackageChoice('docker.io=1:20.10.24+dfsg1-1~bpo1'), {
    kind: 'version',
    name: 'docker.io',
    version: '1:20.10.24+dfsg1-1~bpo1',
  })
  const path = join(temporaryFolder(), 'lxd_5.0.2-5_amd64.deb')
  writeFileSync(path, '')
  t.deepEqual(parsePackageChoice(path), {kind: 'file', name: 'lxd', path})
})

test('what apt could misread is refused', t => {
  for (const text of [
    '',
    '-y',
    'LXD',
    'lxd lxc',
    'lxd,lxc',
    '?essential',
    '~n.',
    './lxd',
    'lxd=',
    'lxd=a',
    'lxd=1;x',
    'lxd/sid',
  ]) {
    const error = t.throws(() => parsePackageChoice(text), {message: /^cannot use package "/}, text)
    t.regex((error as {hint?: string}).hint ?? '', /NAME=VERSION/)
  }
})

test('a package file that is not there is refused by its name', t => {
  t.throws(() => parsePackageChoice('/nowhere/lxd_1_amd64.deb'), {
    message: 'cannot use package "/nowhere/lxd_1_amd64.deb": there is no such file',
  })
})
