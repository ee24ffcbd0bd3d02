import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {imageProblems} from './image-problems.ts'
import type {ImageRecipe} from './recipe.ts'

const recipe: ImageRecipe = {distribution: 'debian-12', aptSources: [], packages: []}

test.serial('missing tools come with the packages to install, and nothing is made to find out', async t => {
  const base = temporaryFolder()
  const path = process.env.PATH
  process.env.PATH = '/nowhere'
  try {
    const [problem] = await imageProblems(recipe, {
      cacheDir: join(base, 'cache'),
      stateDir: join(base, 'state'),
    })
    t.deepEqual(problem, {
      message:
        'cannot make the machine image: tar, zstd, find, flock, setpriv, unshare, mmdebstrap, apt-get, dpkg-deb not found',
      hint: 'apt-get install -y tar zstd findutils util-linux mmdebstrap apt dpkg',
    })
  } finally {
    process.env.PATH = path
  }
})

test('a full disk is named with what is needed', async t => {
  // Nothing is ever free on procfs.
  const problems = await imageProblems(recipe, {cacheDir: '/proc/cache', stateDir: '/proc/state'})
  t.true(
    problems.some(
      ({message}) => message === 'cannot make the machine image: /proc has 0.0 GiB free, 3.0 GiB needed',
    ),
  )
})

test('a recipe that cannot work is the only problem', async t => {
  const problems = await imageProblems(
    {...recipe, distribution: 'ubuntu-24.04'},
    {cacheDir: '/x', stateDir: '/y'},
  )
  t.is(problems.length, 1)
  t.regex(problems[0]?.message ?? '', /only as a snap/)
})
