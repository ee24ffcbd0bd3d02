import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {parsePackageChoice} from './package-choice.ts'
import {archivePackages, checkRecipe, type ImageRecipe, parseDistribution, recipeHash} from './recipe.ts'

const plain: ImageRecipe = {distribution: 'debian-12', aptSources: [], packages: []}

test('an unknown distribution is refused with a list of the known', t => {
  t.throws(() => parseDistribution('debian-7'), {
    message:
      'cannot use distribution "debian-7": expected one of debian-12, debian-13, ubuntu-22.04, ubuntu-24.04, ubuntu-26.04',
  })
  t.throws(() => parseDistribution('toString'))
})

test('Ubuntu has no LXD package: one must be given', t => {
  const ubuntu: ImageRecipe = {...plain, distribution: 'ubuntu-24.04'}
  const error = t.throws(() => checkRecipe(ubuntu), {message: /only as a snap/})
  t.regex((error as {hint?: string}).hint ?? '', /--package .*--apt-source/)
  t.notThrows(() => checkRecipe({...ubuntu, aptSources: ['deb https://example.org noble main']}))
  t.notThrows(() =>
    checkRecipe({...ubuntu, packages: [{kind: 'file', name: 'lxd', path: '/x/lxd_1_amd64.deb'}]}),
  )
  t.notThrows(() => checkRecipe(plain))
})

test('a chosen version takes the place of the package of its name, a file keeps it out', t => {
  const packages = archivePackages({
    ...plain,
    packages: [parsePackageChoice('jq=1.6-2'), {kind: 'file', name: 'lxd', path: '/x'}],
  })
  t.true(packages.includes('jq=1.6-2'))
  t.false(packages.includes('jq'))
  t.false(packages.includes('lxd'))
  t.true(packages.includes('docker.io'))
})

test('the hash names everything that goes into the image, and the order of packages does not matter', async t => {
  const path = join(temporaryFolder(), 'sl_1_all.deb')
  writeFileSync(path, '!<arch>\ndebian-binary one')
  const recipes: ImageRecipe[] = [
    plain,
    {...plain, distribution: 'debian-13'},
    {...plain, aptSources: ['deb https://example.org bookworm main']},
    {...plain, packages: [parsePackageChoice('sl')]},
    {...plain, packages: [parsePackageChoice('sl=5')]},
    {...plain, packages: [parsePackageChoice(path)]},
  ]
  const hashes = await Promise.all(recipes.map(recipeHash))
  const [plainHash = ''] = hashes
  writeFileSync(path, '!<arch>\ndebian-binary two')
  hashes.push(await recipeHash({...plain, packages: [parsePackageChoice(path)]}))
  t.is(new Set(hashes).size, hashes.length)
  for (const hash of hashes) t.regex(hash, /^[0-9a-f]{16}$/)
  t.is(await recipeHash({...plain}), plainHash)
  const [a, b] = [parsePackageChoice('sl'), parsePackageChoice('vim')]
  t.is(await recipeHash({...plain, packages: [a, b]}), await recipeHash({...plain, packages: [b, a]}))
})
