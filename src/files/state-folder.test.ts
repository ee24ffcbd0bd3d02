import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {acceptStateFolder, makeStateFolder} from './state-folder.ts'

const asRoot = process.geteuid?.() === 0 ? test : test.skip
const mode = (path: string): string => (statSync(path).mode & 0o7777).toString(8)
const markedOf = (path: string): boolean => existsSync(join(path, '.fanlab-state'))

test('a folder that does not exist is accepted and not made; made, it has a mark and lets others only through', t => {
  const path = join(temporaryFolder(), 'a/b/state')
  acceptStateFolder(path)
  t.false(existsSync(path))
  makeStateFolder(path)
  t.deepEqual(readdirSync(path), ['.fanlab-state'])
  t.is(mode(path), '711')
  t.is(mode(join(path, '.fanlab-state')), '600')
  makeStateFolder(path)
  acceptStateFolder(path)
})

test('an empty folder is accepted as it is', t => {
  const path = temporaryFolder()
  acceptStateFolder(path)
  t.deepEqual(readdirSync(path), [])
  makeStateFolder(path)
  t.true(markedOf(path))
})

test('a folder from before there were marks gets one, and labs and images are closed', t => {
  const path = join(temporaryFolder(), 'state')
  for (const name of ['labs/thesis', 'images', 'build-4711-8']) mkdirSync(join(path, name), {recursive: true})
  writeFileSync(join(path, 'images.lock'), '')
  acceptStateFolder(path)
  t.true(markedOf(path))
  t.deepEqual([mode(path), mode(join(path, 'labs')), mode(join(path, 'images'))], ['711', '700', '700'])
  t.deepEqual(readdirSync(join(path, 'labs')), ['thesis'])
})

test('a marked folder may hold more', t => {
  const path = join(temporaryFolder(), 'state')
  makeStateFolder(path)
  writeFileSync(join(path, 'notes'), '')
  t.notThrows(() => acceptStateFolder(path))
})

test('a folder with something else in it is refused and stays as it is', t => {
  const path = join(temporaryFolder(), 'state')
  mkdirSync(join(path, 'labs'), {recursive: true})
  writeFileSync(join(path, 'thesis.tex'), '')
  const error = t.throws(() => acceptStateFolder(path), {instanceOf: LabError}) as LabError
  t.is(error.message, `cannot keep labs in ${path}: it has no .fanlab-state and is not empty (thesis.tex)`)
  t.regex(error.hint ?? '', /^choose another folder with FANLAB_STATE_DIR/)
  t.deepEqual(readdirSync(path).sort(), ['labs', 'thesis.tex'])
  t.is(mode(path), '755')
})

test('folders of the system’s and of others are refused', t => {
  for (const path of [
    '/',
    '/..',
    '/etc',
    '/etc/fanlab',
    '/dev',
    '/home',
    '/var',
    '/var/lib',
    '/usr/lib/x',
    '/proc',
    '/proc/x',
  ])
    t.throws(() => acceptStateFolder(path), {message: /^cannot keep labs in /}, path)
})

test('a file or a link in its place or on the way is refused', t => {
  const base = temporaryFolder()
  mkdirSync(join(base, 'victim'))
  symlinkSync(join(base, 'victim'), join(base, 'link'))
  writeFileSync(join(base, 'file'), '')
  for (const path of ['link', 'link/state', 'file', 'file/state'])
    t.throws(() => makeStateFolder(join(base, path)), {message: /is a link to|is not a folder/})
  t.deepEqual(readdirSync(join(base, 'victim')), [])
})

asRoot('what others can write to, or have made, is refused', t => {
  const base = temporaryFolder()
  chmodSync(base, 0o755)
  const cases: Record<string, (path: string) => void> = {
    'belongs to user 65534': path => chownSync(path, 65_534, 65_534),
    'others than root may write to it \\(mode 0777\\)': path => chmodSync(path, 0o777),
    'others than root may write to it \\(mode 0775\\)': path => chmodSync(path, 0o775),
    'others than root may write to it \\(mode 01777\\)': path => chmodSync(path, 0o1777),
  }
  for (const [index, [cause, change]] of Object.entries(cases).entries()) {
    const path = join(base, `state-${index}`)
    makeStateFolder(path)
    change(path)
    t.throws(() => acceptStateFolder(path), {message: new RegExp(cause)})
    t.throws(() => makeStateFolder(path), {message: new RegExp(cause)})
  }
})

asRoot('what others could put another folder in the place of is refused', t => {
  const base = temporaryFolder()
  chmodSync(base, 0o755)
  const home = join(base, 'ann')
  mkdirSync(home)
  makeStateFolder(join(home, 'state'))
  chownSync(home, 47_111, 47_111)
  t.throws(() => acceptStateFolder(join(home, 'state')), {message: /ann belongs to user 47111, not to root$/})
  t.throws(() => makeStateFolder(join(home, 'new/state')), {message: /ann belongs to user 47111/})
  chownSync(home, 0, 0)
  chmodSync(home, 0o777)
  t.throws(() => acceptStateFolder(join(home, 'state')), {message: /others than root may write to .*\/ann/})
  chmodSync(home, 0o1777)
  t.notThrows(() => acceptStateFolder(join(home, 'state')), 'as in /tmp')
})

asRoot('a mark of somebody else’s is none', t => {
  const path = join(temporaryFolder(), 'state')
  makeStateFolder(path)
  chownSync(join(path, '.fanlab-state'), 65_534, 65_534)
  t.throws(() => acceptStateFolder(path), {message: /\.fanlab-state is not root's own file/})
})
