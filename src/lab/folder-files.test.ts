import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {run} from '../process/run.ts'
import {folderFiles} from './folder-files.ts'

const folder = temporaryFolder()
mkdirSync(join(folder, 'frr', 'inner'), {recursive: true})
writeFileSync(join(folder, 'frr', 'frr.conf'), 'router bgp 1\n')
writeFileSync(join(folder, 'frr', 'inner', 'hook'), '#!/bin/sh\n')
chmodSync(join(folder, 'frr', 'inner', 'hook'), 0o700)

const told = (files: Parameters<typeof folderFiles>[1]): string[] =>
  folderFiles(folder, files).map(({path, content, mode}) => `${path} ${mode} ${String(content).trim()}`)

test('a folder brings all that is in it, and a file what can be run as that', t => {
  const all = ['/etc/frr/frr.conf 0644 router bgp 1', '/etc/frr/inner/hook 0755 #!/bin/sh']
  t.deepEqual(told({'/etc/frr/': 'frr/'}), all)
  t.deepEqual(told({'/etc/frr': 'frr'}), all)
})

test('a file has the name of its place, or in a folder its own', t => {
  t.deepEqual(told({'/etc/bgp.conf': 'frr/frr.conf', '/srv/': 'frr/frr.conf'}), [
    '/etc/bgp.conf 0644 router bgp 1',
    '/srv/frr.conf 0644 router bgp 1',
  ])
  t.deepEqual(told({'/etc/motd': {content: 'hello\n'}, '/bin/x': {content: 'x', mode: '0755'}}), [
    '/etc/motd 0644 hello',
    '/bin/x 0755 x',
  ])
})

test('what is not there, or is no file, is told by its name', async t => {
  t.throws(() => told({'/etc/frr/': 'fr/'}), {message: "the lab's folder has no fr/"})
  await run(['mkfifo', join(folder, 'pipe')])
  t.throws(() => told({'/etc/frr/': 'pipe'}), {message: 'pipe is neither a file nor a folder'})
})

test('folders that lead into each other have an end', t => {
  mkdirSync(join(folder, 'loop'))
  symlinkSync('.', join(folder, 'loop', 'again'))
  t.throws(() => told({'/srv/': 'loop'}))
})
