import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {run} from '../process/run.ts'
import type {EnsureImageOptions, Image} from './ensure-image.ts'
import {ensureLayer} from './layer.ts'
import {parsePackageChoice} from './package-choice.ts'
import type {ImageRecipe} from './recipe.ts'

const recipe: ImageRecipe = {distribution: 'debian-12', aptSources: [], packages: []}

// Plays the namespace in which apt installs: its words are `sh -euc SCRIPT layer IMAGE FOLDER PACKAGE…`.
const unshare = `#!/bin/sh
while [ "$1" != layer ]; do shift; done
echo "$4" >>"$(dirname "$0")/builds"
if [ "$4" = nosuch ]; then echo 'E: Unable to locate package nosuch' >&2; exit 100; fi
mkdir "$3/upper/etc"
echo "$4" >"$3/upper/etc/installed"
`
const setpriv = '#!/bin/sh\nwhile [ "$1" != unshare ] && [ "$1" != flock ]; do shift; done\nexec "$@"\n'

function setUp() {
  const base = temporaryFolder()
  const tools = join(base, 'tools')
  mkdirSync(tools)
  for (const [name, text] of Object.entries({unshare, setpriv})) {
    writeFileSync(join(tools, name), text)
    chmodSync(join(tools, name), 0o755)
  }
  const stateDir = join(base, 'state')
  const options: EnsureImageOptions = {
    ...{cacheDir: join(base, 'cache'), stateDir, onProgress() {}},
    run: (argv, more = {}) =>
      run(argv, {
        ...more,
        env: {...((more.env ?? process.env) as Record<string, string>), PATH: `${tools}:${process.env.PATH}`},
      }),
  }
  const image: Image = {
    ...{hash: '0123456789abcdef', directory: '/images/0123456789abcdef', archive: '', built: false},
    ...{digest: `sha256:${'1'.repeat(64)}`, origin: 'built'},
  }
  const builds = (): number => {
    const file = join(tools, 'builds')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0
  }
  const layerOf = (on: Image, ...packages: string[]) =>
    ensureLayer(
      recipe,
      on,
      packages.map(text => parsePackageChoice(text)),
      options,
    )
  return {image, builds, layerOf, images: join(stateDir, 'images')}
}

test('packages are installed once, and lie beside the image by its name', async t => {
  const {image, builds, layerOf, images} = setUp()
  const first = await layerOf(image, 'frr', 'nftables')
  t.true(first.built)
  t.is(readFileSync(join(first.directory, 'etc', 'installed'), 'utf8'), 'frr\n')
  t.deepEqual(await layerOf(image, 'nftables', 'frr'), {directory: first.directory, built: false})
  t.is(builds(), 1)
  const others = readdirSync(images).filter(name => !name.startsWith(`${image.hash}.layer-`))
  t.deepEqual(others, [], 'pruning removes it with its image, and nothing is left in the making')
})

test('other packages, and another version of one, are another layer', async t => {
  const {image, builds, layerOf} = setUp()
  const [one, two, three] = [
    await layerOf(image, 'frr'),
    await layerOf(image, 'frr=8.4.4-1'),
    await layerOf(image, 'bird2'),
  ]
  t.is(new Set([one, two, three].map(({directory}) => directory)).size, 3)
  t.is(builds(), 3)
})

test('a layer of another build of the image, and one that was changed, are made anew', async t => {
  const {image, builds, layerOf} = setUp()
  const {directory} = await layerOf(image, 'frr')
  writeFileSync(join(directory, 'etc', 'installed'), 'something else')
  t.true((await layerOf(image, 'frr')).built)
  t.true((await layerOf({...image, digest: `sha256:${'2'.repeat(64)}`}, 'frr')).built)
  t.is(builds(), 3)
})

test('a package that the archives do not have is told by its name, and nothing stays', async t => {
  const {image, layerOf, images} = setUp()
  await t.throwsAsync(layerOf(image, 'nosuch'), {
    message: 'cannot find package nosuch for debian-12: its archives do not have it',
  })
  t.deepEqual(readdirSync(images), [])
})
