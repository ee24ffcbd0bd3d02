import {spawnSync} from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {parsePrefix} from '../process/prefix.ts'
import {identify} from '../process/process-identity.ts'
import {defaultLab} from './article-topology.ts'
import {forgetLab, labNames, removeDeadClaims} from './lab-folder.ts'
import {claimLab, keepLab, labState, lookAtLab, writeRecord} from './record.ts'

const facts = {
  name: 'one',
  label: '',
  provider: 'lxc',
  lab: defaultLab(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8')),
  fan: 'ebpf' as const,
  distribution: 'debian-12',
}

/** The identity of a process that has ended. */
const dead = (): {pid: number; startTime: string} => ({pid: spawnSync('true').pid, startTime: '1'})

test('a claimed lab has its record on disk, with the run that made it', async t => {
  const stateDir = join(temporaryFolder(), 'state')
  const record = await claimLab(stateDir, facts)
  t.like(record, {...facts, kept: false, image: '', owner: identify(process.pid)})
  t.deepEqual(lookAtLab(stateDir, 'one')?.record, record)
  t.deepEqual(await labNames(stateDir), ['one'])
  t.is(labState(record), 'running')
})

test('a name is claimed once; the second run is told what to do', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, facts)
  const error = await t.throwsAsync(claimLab(stateDir, facts), {
    instanceOf: LabError,
    message: 'cannot make lab "one": a lab with that name exists (running)',
  })
  t.is((error as LabError).hint, `kill ${process.pid}, which removes it, or choose another name with --lab`)
  await writeRecord(stateDir, {...record, kept: true})
  await t.throwsAsync(claimLab(stateDir, facts), {message: /\(kept\)$/})
  t.deepEqual(await labNames(stateDir), ['one'])
})

test('of several claims at the same moment one wins, and the others leave nothing', async t => {
  const stateDir = temporaryFolder()
  const claims = await Promise.allSettled(
    ['one', 'two', 'three'].map(name => claimLab(join(stateDir, name), facts)),
  )
  t.deepEqual(
    claims.map(({status}) => status),
    ['fulfilled', 'fulfilled', 'fulfilled'],
  )
  const script = `import {claimLab} from ${JSON.stringify(join(import.meta.dirname, 'record.ts'))}
    await claimLab(${JSON.stringify(stateDir)}, ${JSON.stringify(facts)})`
  const own = await claimLab(stateDir, facts)
  const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], {encoding: 'utf8'})
  t.not(other.status, 0)
  t.regex(other.stderr, /a lab with that name exists \(running\)/)
  t.deepEqual(lookAtLab(stateDir, 'one')?.record, own)
  t.deepEqual(readdirSync(join(stateDir, 'labs')), ['one'])
})

test('a lab whose run is dead is abandoned, unless it was meant to be kept', async t => {
  const record = await claimLab(temporaryFolder(), facts)
  t.is(labState({...record, owner: dead()}), 'abandoned')
  t.is(labState({...record, owner: dead(), kept: true}), 'kept')
  // The pid is somebody else's by now.
  t.is(labState({...record, owner: {pid: process.pid, startTime: '1'}}), 'abandoned')
})

test('a lab that was kept for a time or for a process is abandoned after it', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, facts)
  const forever = await keepLab(stateDir, {...record, owner: dead()}, {})
  t.is(labState(forever), 'kept')
  const hour = await keepLab(stateDir, forever, {forMs: 3_600_000})
  t.is(labState(hour), 'kept')
  t.true(Math.abs(Date.parse(hour.keptUntil ?? '') - Date.now() - 3_600_000) < 60_000)
  t.is(labState({...hour, keptUntil: new Date(Date.now() - 1).toISOString()}), 'abandoned')
  const own = await keepLab(stateDir, hour, {while: identify(process.pid) as NonNullable<typeof hour.owner>})
  t.is(labState(own), 'kept')
  t.is(own.keptUntil, undefined, 'the later word holds')
  const over = await keepLab(stateDir, own, {while: dead()})
  t.is(labState(over), 'abandoned')
  t.deepEqual(lookAtLab(stateDir, 'one')?.record, over)
})

/** A record of lab one on disk that is whole but for the given changes. */
const recordWith = (changes: object): string =>
  JSON.stringify({
    ...{...facts, version: 2, createdAt: '2026-11-25T10:00:00.000Z', owner: dead(), kept: true, image: ''},
    ...changes,
  })
const write = (text: string) => (file: string) => writeFileSync(file, text)

const bad: Record<string, (file: string) => void> = {
  'cut off': write('{"name": "one", "owner": {"pid"'),
  empty: write(''),
  null: write('null'),
  'of another kind': write('{"name": "one"}'),
  'a list': write('[]'),
  'full of NUL bytes': write('\0'.repeat(4096)),
  'with a line break in a value': write(recordWith({label: 'a\n::error::b'})),
  'of another lab': write(recordWith({name: 'two'})),
  'kept while null': write(recordWith({keptWhile: null})),
  'kept until some day': write(recordWith({keptUntil: 'some day'})),
  'without a lab': write(recordWith({lab: undefined})),
  'with a network that is none': write(
    recordWith({lab: {...facts.lab, networks: {underlay: {subnet: '10.0.0.0/99'}}}}),
  ),
  'with a negative pid': write(recordWith({owner: {pid: -1, startTime: '1'}})),
  'a folder': file => mkdirSync(file),
  'a FIFO': file => spawnSync('mkfifo', [file]),
  'a link to nowhere': file => symlinkSync('/nowhere', file),
  'of one gigabyte': file => {
    writeFileSync(file, '')
    truncateSync(file, 2 ** 30)
  },
}
for (const [what, make] of Object.entries(bad)) {
  test(`a record that is damaged concerns its own lab only: ${what}`, async t => {
    const stateDir = temporaryFolder()
    await claimLab(stateDir, {...facts, name: 'other'})
    mkdirSync(join(stateDir, 'labs', 'one'))
    make(join(stateDir, 'labs', 'one', 'record.json'))
    t.deepEqual(await labNames(stateDir), ['one', 'other'])
    t.is(lookAtLab(stateDir, 'other')?.state, 'running')
    const found = lookAtLab(stateDir, 'one')
    t.is(found?.record, undefined)
    t.regex(found?.problem ?? '', /^its record is damaged \([^\n]+\)$/)
    await t.throwsAsync(claimLab(stateDir, facts), {
      message: /a lab with that name exists \((damaged|kept)\)$/,
    })
    await forgetLab(stateDir, 'one')
    t.deepEqual(await labNames(stateDir), ['other'])
  })
}

test('where the record is damaged, the mark tells whose the lab is and whether its run lives', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, {...facts, label: 'mine'})
  writeFileSync(join(stateDir, 'labs/one/record.json'), '{')
  t.like(lookAtLab(stateDir, 'one'), {
    state: 'running',
    facts: {provider: 'lxc', label: 'mine', owner: record.owner},
  })
  const mark = join(stateDir, 'labs/one/.fanlab-lab')
  writeFileSync(mark, readFileSync(mark, 'utf8').replace(/"pid":\d+/, '"pid":4194303'))
  t.like(lookAtLab(stateDir, 'one'), {state: 'damaged', facts: {provider: 'lxc', label: 'mine'}})
  writeFileSync(mark, 'x')
  t.like(lookAtLab(stateDir, 'one'), {state: 'damaged', facts: {}})
})

test('a lab that 952caa4 kept is told as kept, with its provider, and cannot be entered', t => {
  const stateDir = temporaryFolder()
  mkdirSync(join(stateDir, 'labs/files'), {recursive: true})
  copyFileSync(
    join(import.meta.dirname, 'fixtures/record-without-version.json'),
    join(stateDir, 'labs/files/record.json'),
  )
  t.like(lookAtLab(stateDir, 'files'), {
    ...{state: 'kept', record: undefined, facts: {provider: 'lxc', kept: true}},
    problem: 'its record is from before there were versions, this fanlab knows version 2',
  })
})

test('a lab of a later version is told by what both know, and else by its mark', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, facts)
  const file = join(stateDir, 'labs/one/record.json')
  writeFileSync(file, JSON.stringify({...record, owner: dead(), kept: true, version: 3, topology: {}}))
  const problem = 'its record is of version 3, this fanlab knows version 2'
  t.like(lookAtLab(stateDir, 'one'), {state: 'kept', record: undefined, problem})
  writeFileSync(join(stateDir, 'labs/one/.fanlab-lab'), 'of version 3, too')
  writeFileSync(file, '{"version": 3}')
  t.like(lookAtLab(stateDir, 'one'), {state: 'unknown', record: undefined, problem, facts: {}})
})

test('what has no legal name or no mark is no lab, and nobody takes its place', async t => {
  const stateDir = temporaryFolder()
  const labs = join(stateDir, 'labs')
  const strange = [
    'thesis',
    'Thesis',
    'my-thesis-that-is-much-too-long',
    '.hidden',
    'claim-4194303-1',
    'empty',
  ]
  for (const name of strange) mkdirSync(join(labs, name), {recursive: true})
  for (const name of strange.slice(0, 4)) writeFileSync(join(labs, name, 'chapter-1.tex'), '')
  writeFileSync(join(labs, 'notes'), '')
  writeFileSync(join(labs, 'Thesis', 'record.json'), '{}')
  const elsewhere = temporaryFolder()
  writeFileSync(join(elsewhere, 'record.json'), '{}')
  symlinkSync(elsewhere, join(labs, 'link'))
  const before = readdirSync(labs, {recursive: true}).sort()
  t.deepEqual(await labNames(stateDir), [])
  await removeDeadClaims(stateDir)
  for (const name of [...strange, 'link', 'notes']) {
    t.is(lookAtLab(stateDir, name), undefined)
    await forgetLab(stateDir, name)
  }
  for (const name of ['thesis', 'empty', 'link', 'notes'])
    await t.throwsAsync(claimLab(stateDir, {...facts, name}), {message: /is there and has no mark of a lab$/})
  await t.throwsAsync(claimLab(stateDir, {...facts, name: 'claim-1-2'}), {
    message: /no lab can have that name$/,
  })
  t.deepEqual(readdirSync(labs, {recursive: true}).sort(), before)
  t.deepEqual(readdirSync(elsewhere), ['record.json'])
})

test('a claim that was killed on the way is no lab, and is removed when its run is dead', async t => {
  const stateDir = temporaryFolder()
  const own = identify(process.pid)
  const claims = ['.claim-4194303-1', 'claim-4194303-2', `.claim-${own?.pid}-${own?.startTime}`]
  for (const name of claims) {
    mkdirSync(join(stateDir, 'labs', name), {recursive: true})
    writeFileSync(join(stateDir, 'labs', name, 'record.json'), '')
  }
  t.deepEqual(await labNames(stateDir), [])
  await removeDeadClaims(stateDir)
  t.deepEqual(readdirSync(join(stateDir, 'labs')), claims.slice(2))
})

test('labs are closed to others', async t => {
  const stateDir = join(temporaryFolder(), 'state')
  await claimLab(stateDir, facts)
  const mode = (path: string): number => statSync(join(stateDir, path)).mode & 0o777
  t.deepEqual(['labs', 'labs/one', 'labs/one/record.json'].map(mode), [0o700, 0o700, 0o600])
})

test('a record is replaced as a whole', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, facts)
  await writeRecord(stateDir, {...record, image: '/images/abc'})
  t.is(lookAtLab(stateDir, 'one')?.record?.image, '/images/abc')
  t.deepEqual(readdirSync(join(stateDir, 'labs', 'one')), ['.fanlab-lab', 'record.json'])
  t.regex(readFileSync(join(stateDir, 'labs', 'one', 'record.json'), 'utf8'), /^\{\n[\s\S]*\n\}\n$/)
})

test('a forgotten lab leaves nothing, and the folder of all labs goes with the last one', async t => {
  const stateDir = temporaryFolder()
  await claimLab(stateDir, facts)
  await claimLab(stateDir, {...facts, name: 'two'})
  await forgetLab(stateDir, 'one')
  t.deepEqual(await labNames(stateDir), ['two'])
  await forgetLab(stateDir, 'two')
  await forgetLab(stateDir, 'two')
  t.false(existsSync(join(stateDir, 'labs')))
  t.deepEqual(await labNames(stateDir), [])
})
