import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {run} from '../process/run.ts'
import {type EnsureImageOptions, ensureImage} from './ensure-image.ts'
import {imageProblems} from './image-problems.ts'
import type {ImageRecipe} from './recipe.ts'

const recipe: ImageRecipe = {distribution: 'debian-12', aptSources: [], packages: []}

// Plays mmdebstrap: a root of two files.
const mmdebstrap = `#!/bin/sh
echo built >>"$(dirname "$0")/builds"
for word; do case $word in */root) root=$word ;; esac; done
mkdir -p "$root/etc"
echo hello >"$root/etc/motd"
ln -s motd "$root/etc/link"
echo 'I: running apt-get update...'
`
// Root's tools that do something and then start the rest of their arguments.
// tar calls zstd to compress, and with -d to expand; gzip does for both, and every machine has it.
const zstd = '#!/bin/sh\ncase " $* " in *" -d "*) exec gzip -dc ;; *) exec gzip -c ;; esac\n'
// In a namespace of the build's own mount puts one folder over another.
const mount = '#!/bin/sh\nrmdir "$3" && ln -s "$2" "$3"\n'
const prefix = `#!/bin/sh
while [ "$1" != tar ] && [ "$1" != flock ] && [ "$1" != sh ]; do shift; done
exec "$@"
`

function setUp(script = mmdebstrap) {
  const base = temporaryFolder()
  const tools = join(base, 'tools')
  mkdirSync(tools)
  for (const [name, text] of Object.entries({
    mmdebstrap: script,
    mount,
    setpriv: prefix,
    unshare: prefix,
    zstd,
  })) {
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
  const {stateDir, cacheDir} = options
  return {
    ...{options, said, builds, stateDir, cacheDir},
    /** The unpacked images are gone; what this host has built is still known. */
    forgetTrees(): void {
      for (const name of readdirSync(join(stateDir, 'images')))
        if (!name.startsWith('built-')) rmSync(join(stateDir, 'images', name), {recursive: true})
    },
    /** As on a host that has never built this image. */
    forgetAll: () => rmSync(stateDir, {recursive: true}),
  }
}

/** Puts something else into the archive that unpacks as well, with the size and the time that it had. */
function tamper(archive: string): void {
  const {atime, mtime} = statSync(archive)
  const bytes = readFileSync(archive)
  // gzip does not look at the time in its header.
  bytes[5] = (bytes[5] ?? 0) ^ 1
  writeFileSync(archive, bytes)
  utimesSync(archive, atime, mtime)
}

test('an image is built once, then taken as it is', async t => {
  const {options, builds, said, stateDir} = setUp()
  const first = await ensureImage(recipe, options)
  t.like(first, {built: true, origin: 'built'})
  t.regex(first.digest, /^sha256:[0-9a-f]{64}$/)
  t.is(readFileSync(join(first.directory, 'etc/motd'), 'utf8'), 'hello\n')
  t.true(existsSync(first.archive))
  t.true(said.some(text => text.startsWith('building the machine image: fetching package lists')))
  t.true(said.at(-1)?.startsWith(`the machine image is ${first.digest}; with --image-digest `))
  t.deepEqual(await ensureImage(recipe, options), {...first, built: false})
  t.is(builds(), 1)
  t.deepEqual(readdirSync(stateDir).sort(), ['images', 'images.lock'])
})

test('unpacked images are root’s alone: they have programs that make whoever runs them root', async t => {
  const {options, stateDir} = setUp()
  mkdirSync(join(stateDir, 'images'), {recursive: true, mode: 0o755})
  await ensureImage(recipe, options)
  t.is(statSync(join(stateDir, 'images')).mode & 0o777, 0o700)
})

test('while it is built, an image is nowhere where others than root get to', async t => {
  // The second word of `mount --bind` is where the build really is.
  const look = '#!/bin/sh\necho "$2" >"$(dirname "$0")/real"\nrmdir "$3" && ln -s "$2" "$3"\n'
  const {options, stateDir} = setUp()
  const tools = join(stateDir, '..', 'tools')
  writeFileSync(join(tools, 'mount'), look)
  await ensureImage(recipe, options)
  t.true(readFileSync(join(tools, 'real'), 'utf8').startsWith(join(stateDir, 'images', '.partial-')))
})

test('the cached archive is enough where nothing is unpacked, on the host that built it', async t => {
  const {options, builds, forgetTrees} = setUp()
  const {hash, digest} = await ensureImage(recipe, options)
  forgetTrees()
  const image = await ensureImage(recipe, options)
  t.like(image, {hash, digest, built: false, origin: 'built'})
  t.is(readFileSync(join(image.directory, 'etc/link'), 'utf8'), 'hello\n')
  t.is(builds(), 1)
})

test('an archive that another host built is not taken: the image is built anew, and the run says why', async t => {
  const {options, builds, said, forgetAll} = setUp()
  const {archive, digest} = await ensureImage(recipe, options)
  forgetAll()
  // What an earlier release believed.
  writeFileSync(archive.replace('.tar.zst', '.json'), JSON.stringify({sha256: digest.slice(7), versions: {}}))
  t.like(await ensureImage(recipe, options), {built: true, origin: 'built'})
  t.is(builds(), 2)
  t.true(
    said.includes(
      `the cached machine image is not used: this host did not build ${archive}; if you know where it comes from, --image-digest ${digest} takes it`,
    ),
    said.join('\n'),
  )
})

test('with its digest it is taken, and no other one is', async t => {
  const {options, builds, stateDir, cacheDir, forgetAll} = setUp()
  const {archive, digest} = await ensureImage(recipe, options)
  forgetAll()
  const other = `sha256:${'0'.repeat(64)}` as const
  const refusal = {message: `cannot use image ${other}: ${archive} is another one, ${digest}`}
  await t.throwsAsync(ensureImage(recipe, {...options, trust: {digest: other}}), refusal)
  t.deepEqual(readdirSync(join(stateDir, 'images')), [])
  const problems = await imageProblems(recipe, {cacheDir, stateDir, trust: {digest: other}})
  t.like(problems, [refusal])
  const trust = {digest}
  t.like(await ensureImage(recipe, {...options, trust}), {digest, built: false, origin: 'pinned'})
  t.is(builds(), 1)
  await t.throwsAsync(ensureImage(recipe, {...options, trust: {digest: other}}), refusal)
  rmSync(archive)
  await t.throwsAsync(ensureImage(recipe, {...options, trust: {digest: other}}), {
    message: `cannot use image ${other}: ${archive} is not there`,
  })
})

test('who does not ask for that digest does not get what somebody else has asked for', async t => {
  const {options, said, forgetAll} = setUp()
  const {digest} = await ensureImage(recipe, options)
  forgetAll()
  await ensureImage(recipe, {...options, trust: {digest}})
  t.like(await ensureImage(recipe, options), {built: true, origin: 'built'})
  t.true(
    said.includes(
      `the unpacked machine image is another one (named by its digest, ${digest}): making it anew`,
    ),
    said.join('\n'),
  )
})

test('where the host is thrown away, any cached archive is taken, and told as what it is', async t => {
  const {options, builds, forgetAll} = setUp()
  const {archive} = await ensureImage(recipe, options)
  forgetAll()
  tamper(archive)
  const trust = {anyCached: true}
  t.like(await ensureImage(recipe, {...options, trust}), {built: false, origin: 'unverified'})
  t.like(await ensureImage(recipe, {...options, trust}), {built: false, origin: 'unverified'})
  t.is(builds(), 1)
  t.like(await ensureImage(recipe, options), {built: true, origin: 'built'})
})

test('a tampered archive is refused, also with the size and the time of the one that was built', async t => {
  const {options, builds, said, forgetTrees} = setUp()
  const {archive, digest} = await ensureImage(recipe, options)
  forgetTrees()
  tamper(archive)
  t.like(await ensureImage(recipe, options), {built: true, origin: 'built'})
  t.is(builds(), 2)
  t.true(said.some(text => text.startsWith(`the cached machine image is not used: this host did not build`)))
  tamper(archive)
  await t.throwsAsync(ensureImage(recipe, {...options, trust: {digest: `sha256:${'1'.repeat(64)}`}}))
  t.false(said.some(text => text.includes(`--image-digest ${digest} takes it`)))
})

test('an archive of another recipe is refused under this one’s name', async t => {
  const {options, builds, forgetTrees} = setUp()
  const another = await ensureImage({...recipe, distribution: 'debian-13'}, options)
  const {archive} = await ensureImage(recipe, options)
  forgetTrees()
  copyFileSync(another.archive, archive)
  t.true((await ensureImage(recipe, options)).built)
  t.is(builds(), 3)
})

for (const [what, put] of [
  ['a link', (archive: string) => symlinkSync(`${archive}.real`, archive)],
  ['a folder', (archive: string) => mkdirSync(archive)],
] as const) {
  test(`${what} in the place of the archive is left alone, and the image is built`, async t => {
    const {options, said, forgetTrees} = setUp()
    const {archive} = await ensureImage(recipe, options)
    forgetTrees()
    renameSync(archive, `${archive}.real`)
    put(archive)
    t.true((await ensureImage(recipe, options)).built)
    t.true(
      said.some(text => text.startsWith(`the cached machine image is not used: cannot read ${archive}: `)),
    )
    t.true(
      said.some(text =>
        text.startsWith(`the machine image is not kept in the cache: cannot write ${archive}: `),
      ),
    )
    t.true(statSync(`${archive}.real`).isFile())
  })
}

test('a pipe in the place of the archive keeps nobody waiting', async t => {
  const {options, forgetTrees} = setUp()
  const {archive} = await ensureImage(recipe, options)
  forgetTrees()
  rmSync(archive)
  await run(['mkfifo', archive])
  t.true((await ensureImage(recipe, options)).built)
})

test('a cache folder that is a link is not followed, neither to read nor to write', async t => {
  const {options, cacheDir, forgetTrees, said} = setUp()
  await ensureImage(recipe, options)
  forgetTrees()
  // Where others than root can make links.
  chmodSync(dirname(cacheDir), 0o777)
  renameSync(cacheDir, `${cacheDir}.real`)
  symlinkSync(`${cacheDir}.real`, cacheDir)
  const before = readdirSync(join(`${cacheDir}.real`, 'images'))
  t.true((await ensureImage(recipe, options)).built)
  t.deepEqual(readdirSync(join(`${cacheDir}.real`, 'images')), before)
  t.is(said.filter(text => text.includes('is a link to')).length, 2, said.join('\n'))
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
  t.deepEqual(readdirSync(stateDir).sort(), ['image-build.log', 'images', 'images.lock'])
  t.deepEqual(readdirSync(join(stateDir, 'images')), [])
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
  t.deepEqual(readdirSync(stateDir), ['images', 'images.lock'])
  t.deepEqual(readdirSync(join(stateDir, 'images')), [])
  t.true((await ensureImage(recipe, options)).built)
})
