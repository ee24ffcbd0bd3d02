import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {run} from '../process/run.ts'
import {type EnsureImageOptions, ensureImage} from './ensure-image.ts'
import {imageProblems} from './image-problems.ts'
import type {ImageRecipe} from './recipe.ts'
import {testDirectory} from './test-directory.ts'

const recipe: ImageRecipe = {distribution: 'debian-12', aptSources: [], packages: []}

// Plays mmdebstrap: a root of two files, and the versions that the customize script would have left.
const mmdebstrap = `#!/bin/sh
echo built >>"$(dirname "$0")/builds"
for word; do case $word in */root) root=$word ;; esac; done
mkdir -p "$root/etc"
echo hello >"$root/etc/motd"
ln -s motd "$root/etc/link"
echo 'lxd 5.0.2-5' >"$(dirname "$root")/versions"
echo 'I: running apt-get update...'
`
// Root's tools that do something and then start the rest of their arguments.
// tar calls zstd to compress, and with -d to expand; gzip does for both, and every machine has it.
const zstd = '#!/bin/sh\ncase " $* " in *" -d "*) exec gzip -dc ;; *) exec gzip -c ;; esac\n'
const prefix = `#!/bin/sh
while [ "$1" != tar ] && [ "$1" != flock ] && [ "$1" != sh ]; do shift; done
exec "$@"
`

function setUp(script = mmdebstrap) {
  const base = testDirectory()
  const tools = join(base, 'tools')
  mkdirSync(tools)
  for (const [name, text] of Object.entries({mmdebstrap: script, setpriv: prefix, unshare: prefix, zstd})) {
    writeFileSync(join(tools, name), text)
    chmodSync(join(tools, name), 0o755)
  }
  const said: string[] = []
  const options: EnsureImageOptions = {
    cacheDir: join(base, 'cache'),
    stateDir: join(base, 'state'),
    onProgress: text => said.push(text),
    run: (argv, more = {}) =>
      run(argv, {
        ...more,
        env: {...((more.env ?? process.env) as Record<string, string>), PATH: `${tools}:${process.env.PATH}`},
      }),
  }
  const builds = (): number => {
    const file = join(tools, 'builds')
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0
  }
  return {options, said, builds, stateDir: options.stateDir, cacheDir: options.cacheDir}
}

test('an image is built once, then taken as it is', async t => {
  const {options, builds, said, stateDir} = setUp()
  const first = await ensureImage(recipe, options)
  t.like(first, {built: true, versions: {lxd: '5.0.2-5'}})
  t.is(readFileSync(join(first.directory, 'etc/motd'), 'utf8'), 'hello\n')
  t.true(existsSync(first.archive))
  t.true(said.some(text => text.startsWith('building the machine image: fetching package lists')))
  t.deepEqual(await ensureImage(recipe, options), {...first, built: false})
  t.is(builds(), 1)
  t.deepEqual(readdirSync(stateDir).sort(), ['images', 'images.lock'])
})

test('the cached archive is enough where nothing is unpacked', async t => {
  const {options, builds, stateDir} = setUp()
  const {hash} = await ensureImage(recipe, options)
  rmSync(stateDir, {recursive: true})
  const image = await ensureImage(recipe, options)
  t.like(image, {hash, built: false, versions: {lxd: '5.0.2-5'}})
  t.is(readFileSync(join(image.directory, 'etc/link'), 'utf8'), 'hello\n')
  t.is(builds(), 1)
})

test('two at once: one builds, the other waits and says for whom', async t => {
  const {options, builds} = setUp(mmdebstrap.replace('mkdir', 'sleep 1; mkdir'))
  const heard: string[] = []
  const first = ensureImage(recipe, options)
  await new Promise(resolve => setTimeout(resolve, 300))
  const second = ensureImage(recipe, {...options, onProgress: text => heard.push(text)})
  t.deepEqual(
    (await Promise.all([first, second])).map(({built}) => built),
    [true, false],
  )
  t.is(builds(), 1)
  t.is(heard[0], `waiting for process ${process.pid}, which is making an image`)
})

test('a damaged archive is refused with what was expected and the way out, and nothing is made', async t => {
  const {options, stateDir, cacheDir} = setUp()
  const {archive} = await ensureImage(recipe, options)
  rmSync(stateDir, {recursive: true})
  const bytes = readFileSync(archive)
  bytes[20] = (bytes[20] ?? 0) ^ 1
  writeFileSync(archive, bytes)
  utimesSync(archive, 1, 1)
  const error = await t.throwsAsync(ensureImage(recipe, options), {
    message:
      /^cannot use cached image .*\.tar\.zst: damaged \(expected sha256 [0-9a-f]{64}, got [0-9a-f]{64}\)$/,
  })
  t.regex((error as {hint?: string}).hint ?? '', /^rm .*\.tar\.zst /)
  t.false(existsSync(stateDir))
  t.is((await imageProblems(recipe, {cacheDir, stateDir}))[0]?.message, error?.message)
  truncateSync(archive, 10)
  await t.throwsAsync(ensureImage(recipe, options), {message: /damaged \(expected \d+ bytes, got 10\)$/})
  rmSync(archive)
  t.true((await ensureImage(recipe, options)).built)
})

test('an archive that was copied with another time is read once and then trusted', async t => {
  const {options, builds} = setUp()
  const {archive} = await ensureImage(recipe, options)
  utimesSync(archive, 1000, 1000)
  t.false((await ensureImage(recipe, options)).built)
  const record = JSON.parse(readFileSync(archive.replace('.tar.zst', '.json'), 'utf8'))
  t.is(record.mtimeMs, 1_000_000)
  t.is(builds(), 1)
})

test('an unpacked image that somebody wrote to is unpacked again, with a notice', async t => {
  const {options, said, builds} = setUp()
  const {directory} = await ensureImage(recipe, options)
  appendFileSync(join(directory, 'etc/motd'), 'more')
  t.false((await ensureImage(recipe, options)).built)
  t.true(said.includes('the unpacked machine image was changed (/etc/motd): making it anew'))
  t.is(readFileSync(join(directory, 'etc/motd'), 'utf8'), 'hello\n')
  t.is(builds(), 1)
})

test('a failed build tells why, keeps its log and leaves nothing else', async t => {
  const {options, stateDir, cacheDir} = setUp(
    '#!/bin/sh\necho "E: Unable to locate package nosuch" >&2\nexit 25\n',
  )
  await t.throwsAsync(ensureImage(recipe, options), {message: /^cannot find package nosuch /})
  t.deepEqual(readdirSync(stateDir).sort(), ['image-build.log', 'images.lock'])
  t.false(existsSync(cacheDir))
})

test('an interrupted build leaves nothing, and the next one starts afresh', async t => {
  const slowOnce = '[ "$(wc -l <"$(dirname "$0")/builds")" -gt 1 ] || sleep 30\nmkdir'
  const {options, builds, stateDir} = setUp(mmdebstrap.replace('mkdir', slowOnce))
  const interruption = new AbortController()
  const interrupted = ensureImage(recipe, {...options, signal: interruption.signal})
  while (builds() === 0) await new Promise(resolve => setTimeout(resolve, 20))
  interruption.abort(new Error('interrupted'))
  await t.throwsAsync(interrupted, {message: 'interrupted'})
  t.deepEqual(readdirSync(stateDir), ['images.lock'])
  t.true((await ensureImage(recipe, options)).built)
})
