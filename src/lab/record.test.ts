import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {identify} from '../process/process-identity.ts'
import {temporaryFolder} from '../testing/temporary-folder.ts'
import {claimLab, forgetLab, keepLab, labNames, labState, readRecord, writeRecord} from './record.ts'

const facts = {
  name: 'one',
  label: '',
  provider: 'lxc',
  underlay: '10.79.89.0/24',
  overlay: '240.0.0.0/8',
  fan: 'ebpf' as const,
  distribution: 'debian-12',
}

/** The identity of a process that has ended. */
const dead = (): {pid: number; startTime: string} => ({pid: spawnSync('true').pid, startTime: '1'})

test('a claimed lab has its record on disk, with the run that made it', async t => {
  const stateDir = join(temporaryFolder(), 'state')
  const record = await claimLab(stateDir, facts)
  t.like(record, {...facts, kept: false, image: '', owner: identify(process.pid)})
  t.deepEqual(await readRecord(stateDir, 'one'), record)
  t.deepEqual(await labNames(stateDir), ['one'])
  t.is(labState(record), 'running')
})

test('a name is claimed once; the second run is told what to do', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, facts)
  const error = await t.throwsAsync(claimLab(stateDir, facts), {
    instanceOf: LabError,
    message: 'cannot make lab "one": a lab of that name is there (running)',
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
  t.regex(other.stderr, /a lab of that name is there \(running\)/)
  t.deepEqual(await readRecord(stateDir, 'one'), own)
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
  t.deepEqual(await readRecord(stateDir, 'one'), over)
})

for (const [what, text] of [
  ['cut off', '{"name": "one", "owner": {"pid"'],
  ['empty', ''],
  ['null', 'null'],
  ['of another kind', '{"name": "one"}'],
  ['no record at all', undefined],
] as const) {
  test(`a damaged record is that of an abandoned lab: ${what}`, async t => {
    const stateDir = temporaryFolder()
    mkdirSync(join(stateDir, 'labs', 'one', 'lxc'), {recursive: true})
    if (text !== undefined) writeFileSync(join(stateDir, 'labs', 'one', 'record.json'), text)
    t.is(await readRecord(stateDir, 'one'), undefined)
    t.is(labState(await readRecord(stateDir, 'one')), 'abandoned')
    t.deepEqual(await labNames(stateDir), ['one'], 'it can be found')
    await t.throwsAsync(claimLab(stateDir, facts), {message: /\(abandoned\)$/})
  })
}

test('a claim that was killed on the way is found as an abandoned lab', async t => {
  const stateDir = temporaryFolder()
  mkdirSync(join(stateDir, 'labs', 'claim-7-8'), {recursive: true})
  t.deepEqual(await labNames(stateDir), ['claim-7-8'])
  t.is(labState(await readRecord(stateDir, 'claim-7-8')), 'abandoned')
})

test('a record is replaced as a whole', async t => {
  const stateDir = temporaryFolder()
  const record = await claimLab(stateDir, facts)
  await writeRecord(stateDir, {...record, image: '/images/abc'})
  t.is((await readRecord(stateDir, 'one'))?.image, '/images/abc')
  t.deepEqual(readdirSync(join(stateDir, 'labs', 'one')), ['record.json'])
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
