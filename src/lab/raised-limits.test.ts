import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {forgetLab, labFolder} from './lab-folder.ts'
import {raiseLimits, undoRaisedLimits} from './raised-limits.ts'

// Sysctls are files of a folder here: no test raises anything of this host.

const sysctl = 'fs/inotify/max_user_instances'

function makeHost() {
  const root = temporaryFolder()
  const stateDir = temporaryFolder()
  mkdirSync(join(root, 'fs/inotify'), {recursive: true})
  const set = (value: number): void => writeFileSync(join(root, sysctl), `${value}\n`)
  set(128)
  return {
    stateDir,
    set,
    now: (): number => Number(readFileSync(join(root, sysctl), 'utf8')),
    lab: (name: string): void => {
      mkdirSync(labFolder(stateDir, name), {recursive: true})
      writeFileSync(join(labFolder(stateDir, name), '.fanlab-lab'), '')
    },
    raise: (lab: string, value: number) => raiseLimits(stateDir, lab, [{sysctl, value}], root),
    undo: (lab: string) => undoRaisedLimits(stateDir, lab, root),
  }
}

test('a raised limit is put back to what it was, once', async t => {
  const {lab, raise, undo, now, set} = makeHost()
  lab('a')
  t.deepEqual(await raise('a', 512), [{sysctl, before: 128, value: 512}])
  t.is(now(), 512)
  await undo('a')
  t.is(now(), 128)
  // Whoever raises it by hand afterwards is left alone.
  set(512)
  await undo('b')
  t.is(now(), 512)
})

test('what is high enough is not touched, and nothing of it is undone', async t => {
  const {lab, raise, undo, now} = makeHost()
  lab('a')
  t.deepEqual(await raise('a', 100), [])
  await undo('a')
  t.is(now(), 128)
})

test('what was written down before a run was killed is enough to undo it, also halfway', async t => {
  const {stateDir, lab, raise, undo, now} = makeHost()
  lab('a')
  await raise('a', 512)
  // Killed between the two halves of undoing.
  const file = join(labFolder(stateDir, 'a'), 'raised-limits.json')
  renameSync(file, join(labFolder(stateDir, 'a'), 'raised-limits.ending.json'))
  await undo('a')
  t.is(now(), 128)
})

test('killed before it had raised anything, nothing is undone', async t => {
  const {lab, raise, undo, now, set} = makeHost()
  lab('a')
  await raise('a', 512)
  set(128)
  await undo('a')
  t.is(now(), 128)
})

test('a limit stays as high as another lab needs it, in whatever order they end', async t => {
  for (const [first, second, between] of [
    ['a', 'b', 1024],
    ['b', 'a', 512],
  ] as const) {
    const {stateDir, lab, raise, undo, now} = makeHost()
    lab('a')
    lab('b')
    await raise('a', 512)
    await raise('b', 1024)
    t.is(now(), 1024)
    await undo(first)
    t.is(now(), between, first)
    rmSync(labFolder(stateDir, first), {recursive: true})
    await undo(second)
    t.is(now(), 128)
  }
})

test('a lab that finds a limit held up by another one keeps it, too', async t => {
  const {stateDir, lab, raise, undo, now} = makeHost()
  lab('a')
  lab('b')
  await raise('a', 1024)
  await raise('b', 512)
  await undo('a')
  await forgetLab(stateDir, 'a')
  t.is(now(), 512)
  await undo('b')
  t.is(now(), 128)
})

test('what somebody has changed since is his', async t => {
  const {lab, raise, undo, now, set} = makeHost()
  lab('a')
  await raise('a', 512)
  set(2048)
  await undo('a')
  t.is(now(), 2048)
})

test('a record of another shape changes nothing', async t => {
  const {stateDir, lab, undo, now} = makeHost()
  lab('a')
  const file = join(labFolder(stateDir, 'a'), 'raised-limits.json')
  writeFileSync(file, JSON.stringify([{sysctl: '../../etc/passwd', before: 1, value: 128}]))
  await undo('a')
  t.is(now(), 128)
})
