import {existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {hasBuilt, rememberBuilt} from './built-archives.ts'
import {isMarkedProcessAlive, processMark} from './process-mark.ts'
import {pruneImages, sweepAbandoned} from './sweep.ts'

const directories = () => {
  const base = temporaryFolder()
  const made = {cacheDir: join(base, 'cache'), stateDir: join(base, 'state')}
  for (const directory of Object.values(made)) mkdirSync(join(directory, 'images'), {recursive: true})
  return made
}

test('a mark tells a living process from a dead one and from a later one of the same number', t => {
  t.true(isMarkedProcessAlive(processMark()))
  t.false(isMarkedProcessAlive(`${process.pid}-1`))
  t.false(isMarkedProcessAlive('4194305-1'))
  t.false(isMarkedProcessAlive('nonsense'))
})

test('what dead processes left in the making is removed, what living ones make is not', async t => {
  const {stateDir} = directories()
  const alive = processMark()
  for (const mark of ['4194305-1', alive]) {
    mkdirSync(join(stateDir, `build-${mark}`, 'root'), {recursive: true})
    mkdirSync(join(stateDir, 'images', `.partial-${mark}.1`))
  }
  await sweepAbandoned({stateDir})
  t.deepEqual(readdirSync(stateDir), [`build-${alive}`, 'images'])
  t.deepEqual(readdirSync(join(stateDir, 'images')), [`.partial-${alive}.1`])
})

test('only images beyond the newest three that nobody used for a week are pruned', async t => {
  const {cacheDir, stateDir} = directories()
  const trees = join(stateDir, 'images')
  const names = ['a', 'b', 'c', 'd', 'e'].map(letter => letter.repeat(16))
  for (const [index, name] of names.entries()) {
    const used = Date.now() / 1000 - index * 2 * 24 * 3600
    mkdirSync(join(trees, name))
    for (const file of [join(trees, `${name}.json`), join(trees, `${name}.manifest`)]) writeFileSync(file, '')
    writeFileSync(join(trees, `${name}.uml-${'0'.repeat(16)}.ext4`), 'a disk that a provider made of it')
    for (const end of ['json', 'tar.zst'])
      writeFileSync(join(cacheDir, 'images', `machine-${name}.${end}`), '')
    utimesSync(join(trees, `${name}.json`), used, used)
    utimesSync(join(cacheDir, 'images', `machine-${name}.tar.zst`), used, used)
  }
  mkdirSync(join(trees, '.stale-1000'))
  mkdirSync(join(trees, `.stale-${Date.now()}`))
  await pruneImages({cacheDir, stateDir})
  const left = readdirSync(trees).filter(name => /^[a-e]+$/.test(name))
  t.deepEqual(left, names.slice(0, 4))
  t.is(readdirSync(trees).filter(name => name.endsWith('.ext4')).length, 4)
  t.is(readdirSync(join(cacheDir, 'images')).length, 8)
  t.false(existsSync(join(trees, '.stale-1000')))
  t.is(readdirSync(trees).filter(name => name.startsWith('.stale')).length, 1)
})

test('of layers, too, only those beyond the newest three go that nobody used for a week, and those of a pruned image', async t => {
  const {cacheDir, stateDir} = directories()
  const trees = join(stateDir, 'images')
  const image = 'a'.repeat(16)
  const names = ['1', '2', '3', '4', '5'].map(digit => `${image}.layer-${digit.repeat(16)}`)
  mkdirSync(join(trees, image))
  writeFileSync(join(trees, `${image}.json`), '')
  for (const [index, name] of names.entries()) {
    const used = Date.now() / 1000 - index * 2 * 24 * 3600
    mkdirSync(join(trees, name))
    for (const file of [join(trees, `${name}.json`), join(trees, `${name}.manifest`)]) writeFileSync(file, '')
    utimesSync(join(trees, `${name}.json`), used, used)
  }
  await pruneImages({cacheDir, stateDir})
  const left = (): string[] => readdirSync(trees).filter(name => /layer-\d+$/.test(name))
  t.deepEqual(left(), names.slice(0, 4))
  t.true(existsSync(join(trees, image)))
})

test('there may be nothing to sweep or prune', async t => {
  const nowhere = {cacheDir: '/nowhere/cache', stateDir: '/nowhere/state'}
  await t.notThrowsAsync(sweepAbandoned(nowhere))
  await t.notThrowsAsync(pruneImages(nowhere))
})

test('a link in the cache is no image, and is left alone', async t => {
  const {cacheDir, stateDir} = directories()
  for (const letter of 'abcde') {
    const archive = join(cacheDir, 'images', `machine-${letter.repeat(16)}.tar.zst`)
    symlinkSync('/etc/hostname', archive)
  }
  await pruneImages({cacheDir, stateDir})
  t.is(readdirSync(join(cacheDir, 'images')).length, 5)
})

test('of the archives that this host has built it remembers the last fifty', async t => {
  const {cacheDir, stateDir} = directories()
  const digest = (index: number) => `sha256:${String(index).padStart(64, '0')}` as const
  for (let index = 0; index < 52; index++) {
    await rememberBuilt(stateDir, 'a'.repeat(16), digest(index))
    await hasBuilt(stateDir, 'a'.repeat(16), digest(0))
  }
  await pruneImages({cacheDir, stateDir})
  const known = await Promise.all(
    Array.from({length: 52}, (_, index) => hasBuilt(stateDir, 'a'.repeat(16), digest(index))),
  )
  t.is(known.filter(Boolean).length, 50)
  t.true(known[0])
  t.false(await hasBuilt(stateDir, 'b'.repeat(16), digest(0)))
})
