import {spawnSync} from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {skipHere} from '../../test/support/skip-here.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {CallersFiles} from './callers-files.ts'

const asRoot = process.geteuid?.() === 0 ? test : test.skip
const own = new CallersFiles(undefined)
/** Nobody that a list of users knows. */
const ann = {uid: 47_111, gid: 47_112}
const anns = new CallersFiles(ann)

/** A folder that the user may enter, with one of the user's own in it. */
function home(): {base: string; work: string} {
  const base = temporaryFolder()
  chmodSync(base, 0o755)
  const work = join(base, 'work')
  mkdirSync(work)
  chownSync(work, ann.uid, ann.gid)
  return {base, work}
}

/** Runs shell commands and then code that has `files` where mounts are seen by nobody else. */
function inMountNamespace(commands: string, code: string) {
  const script = `import {CallersFiles} from '${join(import.meta.dirname, 'callers-files.ts')}'
    const files = new CallersFiles(undefined)
    ${code}`
  const node = [process.execPath, '--input-type=module-typescript', '-e', script]
  return spawnSync('unshare', ['--mount', 'sh', '-c', `${commands} && exec "$@"`, 'sh', ...node], {
    encoding: 'utf8',
  })
}

test('a file is replaced as a whole, and nothing is left beside it', t => {
  const base = temporaryFolder()
  own.write(join(base, 'a.xml'), 'old')
  own.write(join(base, 'a.xml'), 'new')
  t.is(readFileSync(join(base, 'a.xml'), 'utf8'), 'new')
  t.deepEqual(readdirSync(base), ['a.xml'])
})

test('a file that has to be new replaces nothing, be it a file, a folder or a link', t => {
  const base = temporaryFolder()
  own.create(join(base, 'a/lab.yaml'), 'mine')
  mkdirSync(join(base, 'folder'))
  symlinkSync('/nowhere', join(base, 'link'))
  for (const name of ['a/lab.yaml', 'folder', 'link']) {
    const error = t.throws(() => own.create(join(base, name), 'ours'), {instanceOf: LabError})
    t.regex(error?.message ?? '', /^cannot write .*: (it is there already|.* is (a link|no regular file))$/)
  }
  t.is(readFileSync(join(base, 'a/lab.yaml'), 'utf8'), 'mine')
  t.deepEqual(readdirSync(base).sort(), ['a', 'folder', 'link'])
  t.deepEqual(readdirSync(join(base, 'a')), ['lab.yaml'])
})

test('missing folders are made', t => {
  const base = temporaryFolder()
  own.write(join(base, 'a/b/c.xml'), 'text')
  t.is(readFileSync(join(base, 'a/b/c.xml'), 'utf8'), 'text')
})

test('a folder that was removed meanwhile is made anew', t => {
  const base = temporaryFolder()
  own.write(join(base, 'a/b.xml'), 'old')
  rmSync(join(base, 'a'), {recursive: true})
  own.write(join(base, 'a/b.xml'), 'new')
  t.is(readFileSync(join(base, 'a/b.xml'), 'utf8'), 'new')
})

test('a second name of the same file keeps its content', t => {
  const base = temporaryFolder()
  writeFileSync(join(base, 'mine'), 'mine')
  linkSync(join(base, 'mine'), join(base, 'a.xml'))
  own.write(join(base, 'a.xml'), 'new')
  t.is(readFileSync(join(base, 'mine'), 'utf8'), 'mine')
})

test('a link in the place of the file is refused, and what it leads to stays', t => {
  const base = temporaryFolder()
  writeFileSync(join(base, 'victim'), 'mine')
  symlinkSync('victim', join(base, 'a.xml'))
  const error = t.throws(() => own.write(join(base, 'a.xml'), 'new'), {instanceOf: LabError})
  t.is(error?.message, `cannot write ${base}/a.xml: ${base}/a.xml is a link`)
  t.is(readFileSync(join(base, 'victim'), 'utf8'), 'mine')
  t.deepEqual(readdirSync(base).sort(), ['a.xml', 'victim'])
})

test('a link on the way is refused with what it leads to, and nothing is made behind it', t => {
  const base = temporaryFolder()
  mkdirSync(join(base, 'victim'))
  symlinkSync(join(base, 'victim'), join(base, 'reports'))
  for (const path of ['reports/a.xml', 'reports/evidence/full/a.txt']) {
    const error = t.throws(() => own.write(join(base, path), 'new'), {instanceOf: LabError}) as LabError
    t.is(
      error.message,
      `cannot write ${base}/${path}: ${base}/reports is a link to ${base}/victim, and links are not followed there`,
    )
    t.is(error.hint, 'give the real path, or remove the link')
  }
  t.throws(() => own.remove(join(base, 'reports/x')), {message: /is a link to/})
  t.throws(() => own.tryFolder(join(base, 'reports')), {message: /is a link to/})
  t.deepEqual(readdirSync(join(base, 'victim')), [])
})

asRoot('an administrator’s link is followed, relative or absolute, and never in circles', t => {
  const act = (path: string): string => `
    try { files.write('${path}', 'text'); console.log('done') } catch (error) { console.log(error.message) }`
  const {stdout, stderr} = inMountNamespace(
    'mount -t tmpfs -o mode=755 tmpfs /srv && mkdir -p /srv/data/home && ln -s ./data/../data/home /srv/relative && ln -s /srv/relative /srv/absolute && ln -s circle /srv/circle && ln -s /srv/data /srv/data/inner',
    `${['absolute/ann/a', 'circle/a', 'data/inner/a'].map(path => act(`/srv/${path}`)).join('\n')}
    console.log(files.read('/srv/data/home/ann/a', 100))`,
  )
  t.deepEqual(
    stdout.trim().split('\n'),
    [
      'done',
      'cannot write /srv/circle/a: /srv/circle leads in circles',
      'cannot write /srv/data/inner/a: /srv/data/inner is a link to /srv/data, and links are not followed there',
      'text',
    ],
    stderr,
  )
})

const special: Record<string, (path: string) => unknown> = {
  'a folder': path => mkdirSync(path),
  'a FIFO': path => spawnSync('mkfifo', [path]),
  'a socket': path =>
    spawnSync('python3', ['-c', 'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])', path]),
}
for (const [what, make] of Object.entries(special)) {
  test(`${what} in the place of the file is refused and stays`, t => {
    const path = join(temporaryFolder(), 'a')
    make(path)
    const before = statSync(path)
    t.throws(() => own.write(path, 'new'), {message: `cannot write ${path}: ${path} is no regular file`})
    t.throws(() => own.tryWriting(path), {message: /is no regular file$/})
    t.throws(() => own.read(path, 10), {message: /is no regular file$/})
    t.like(statSync(path), {ino: before.ino, mode: before.mode})
  })
}

asRoot('a device is refused and stays', t => {
  const path = join(temporaryFolder(), 'null')
  if (spawnSync('mknod', [path, 'c', '1', '3']).status !== 0)
    return skipHere(t, 'this root cannot make devices')
  t.throws(() => own.write(path, 'new'), {message: `cannot write ${path}: ${path} is no regular file`})
  t.true(statSync(path).isCharacterDevice())
})

test('nothing is written into folders of the system’s, whoever asks', t => {
  for (const path of [
    '/dev/null',
    '/dev/fanlab.json',
    '/etc/fanlab.json',
    '/proc/self/x',
    '/sys/x',
    '/usr/bin/x',
  ])
    t.throws(() => own.write(path, 'new'), {
      message: new RegExp(`^cannot write ${path}: .* the system's own$`),
    })
  for (const path of ['/', '/etc', '/dev', '/home', '/var', '/..'])
    t.throws(() => own.tryFolder(path), {
      message: /^cannot write to .*: (it is a folder for|.* is the system's own)/,
    })
})

test('control characters in a path are refused, and told so that no log obeys them', t => {
  const path = join(temporaryFolder(), 'a\n::error::x\u009b')
  for (const act of [() => own.write(path, ''), () => own.tryFolder(path), () => own.remove(path)])
    t.throws(act, {
      message: /^cannot [a-z ]+ \/[^\n]*\\x0a::error::x\\x9b: a path must have no control characters$/,
    })
})

test('trying leaves a file as it is, and nothing beside it', t => {
  const base = temporaryFolder()
  writeFileSync(join(base, 'a'), 'old')
  own.tryWriting(join(base, 'a'))
  own.tryWriting(join(base, 'b'))
  own.tryFolder(base)
  t.deepEqual(readdirSync(base), ['a'])
  t.is(readFileSync(join(base, 'a'), 'utf8'), 'old')
})

test('what killed runs left of drafts is removed, what looks different stays', t => {
  const base = temporaryFolder()
  const old = '.fanlab-draft-4194303-1-0123456789abcdef'
  for (const name of [old, '.fanlab-draft-notes', '.fanlab-draft-4194303-2-0123456789abcdef'])
    writeFileSync(join(base, name), '')
  spawnSync('touch', ['-d', '1 hour ago', join(base, old), join(base, '.fanlab-draft-notes')])
  own.tryFolder(base)
  t.deepEqual(readdirSync(base).sort(), ['.fanlab-draft-4194303-2-0123456789abcdef', '.fanlab-draft-notes'])
})

test('removing stays inside: a link goes itself', t => {
  const base = temporaryFolder()
  mkdirSync(join(base, 'victim'))
  writeFileSync(join(base, 'victim/mine'), 'mine')
  mkdirSync(join(base, 'evidence/full/a'), {recursive: true})
  writeFileSync(join(base, 'evidence/full/a/b'), '')
  symlinkSync(join(base, 'victim'), join(base, 'evidence/full/link'))
  own.remove(join(base, 'evidence/full'))
  own.remove(join(base, 'evidence/full'))
  own.remove(join(base, 'nowhere/full'))
  t.deepEqual(readdirSync(join(base, 'evidence')), [])
  t.deepEqual(readdirSync(join(base, 'victim')), ['mine'])
})

test('a draft is written by its descriptor or its path, and read by a name of its own', t => {
  const base = temporaryFolder()
  const draft = own.draft(join(base, 'images/a.tar'))
  writeFileSync(draft.path, 'content')
  t.is(own.read(join(base, 'images/a.tar'), 100), undefined)
  draft.keep()
  t.is(own.read(join(base, 'images/a.tar'), 100), 'content')
  t.is(own.read(join(base, 'images/a.tar'), 3), undefined, 'longer than wanted')
  t.deepEqual(own.list(join(base, 'images')), ['a.tar'])
  t.deepEqual(own.list(join(base, 'nowhere')), [])
  own.draft(join(base, 'images/b.tar')).drop()
  t.deepEqual(own.list(join(base, 'images')), ['a.tar'])
})

test('what becomes of a folder while a draft is written is no way out of it', t => {
  const base = temporaryFolder()
  mkdirSync(join(base, 'victim'))
  const draft = own.draft(join(base, 'a/b'))
  renameSync(join(base, 'a'), join(base, 'moved'))
  symlinkSync(join(base, 'victim'), join(base, 'a'))
  draft.keep()
  t.deepEqual(readdirSync(join(base, 'moved')), ['b'])
  t.deepEqual(readdirSync(join(base, 'victim')), [])
})

asRoot('what is made belongs to the caller of sudo, and what was there to its owner', t => {
  const {base, work} = home()
  anns.write(join(work, 'a/b/c.xml'), 'text')
  for (const path of ['a', 'a/b', 'a/b/c.xml']) t.like(statSync(join(work, path)), ann)
  t.is(statSync(join(work, 'a/b/c.xml')).mode & 0o7777, 0o644)
  t.is(statSync(base).uid, 0)
})

asRoot('what the caller of sudo could not do is refused', t => {
  const {base, work} = home()
  const denied = {message: new RegExp(`user ${ann.uid}, who used sudo, may not write to ${base}$`)}
  t.throws(() => anns.write(join(base, 'a.json'), ''), denied)
  t.throws(() => anns.write(join(base, 'new/a.json'), ''), denied)
  t.throws(() => anns.tryFolder(base), denied)
  t.throws(() => anns.remove(work), denied)
  // A folder that anybody may write to, below one that is root's alone.
  const hidden = join(base, 'hidden')
  mkdirSync(join(hidden, 'open'), {recursive: true})
  chmodSync(join(hidden, 'open'), 0o777)
  chmodSync(hidden, 0o700)
  t.throws(() => anns.write(join(hidden, 'open/a'), ''), {message: /may not write to/})
  chmodSync(hidden, 0o711)
  t.notThrows(() => anns.write(join(hidden, 'open/a'), ''))
})

asRoot('the caller of sudo may write where only a group of his may', t => {
  const {base} = home()
  // nobody's own group is nogroup; of a user without an entry only his first group counts.
  for (const [files, group] of [
    [anns, ann.gid],
    [new CallersFiles({uid: 65_534, gid: 65_534}), 65_534],
  ] as const) {
    const shared = join(base, `shared-${group}`)
    mkdirSync(shared)
    chownSync(shared, 0, group)
    chmodSync(shared, 0o770)
    t.notThrows(() => files.write(join(shared, 'a'), ''))
    chmodSync(shared, 0o750)
    t.throws(() => files.write(join(shared, 'b'), ''), {message: /may not write to/})
  }
})

asRoot('in a folder such as /tmp the files of others stay theirs', t => {
  const {base} = home()
  const shared = join(base, 'tmp')
  mkdirSync(join(shared, 'evidence'), {recursive: true})
  chmodSync(shared, 0o1777)
  chmodSync(join(shared, 'evidence'), 0o777)
  writeFileSync(join(shared, 'a'), 'root')
  const theirs = {message: new RegExp(`${shared}/(a|evidence) is somebody else's$`)}
  t.throws(() => anns.write(join(shared, 'a'), ''), theirs)
  t.throws(() => anns.remove(join(shared, 'a')), theirs)
  t.throws(() => anns.remove(join(shared, 'evidence')), theirs)
  anns.write(join(shared, 'b'), 'ann')
  anns.write(join(shared, 'b'), 'ann again')
  anns.remove(join(shared, 'b'))
  t.deepEqual(readdirSync(shared).sort(), ['a', 'evidence'])
})

asRoot('where something is mounted, removing stops', t => {
  const {base} = home()
  mkdirSync(join(base, 'evidence/mount'), {recursive: true})
  writeFileSync(join(base, 'work/mine'), '')
  const {stdout, stderr} = inMountNamespace(
    `mount --bind ${base}/work ${base}/evidence/mount`,
    `try { files.remove('${base}/evidence') } catch (error) { console.log(error.message) }`,
  )
  t.regex(stdout, /something is mounted at .*\/evidence\/mount/, stderr)
  t.deepEqual(readdirSync(join(base, 'work')), ['mine'])
})
