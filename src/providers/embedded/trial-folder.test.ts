import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {inTrialFolder} from './trial-folder.ts'

test('a trial leaves nothing, not even the state folder that was missing', async t => {
  const base = temporaryFolder()
  const stateDir = join(base, 'a', 'b')
  const answer = await inTrialFolder(stateDir, async folder => {
    t.is(dirname(folder), stateDir)
    writeFileSync(join(folder, 'file'), '')
    return 42
  })
  t.is(answer, 42)
  t.deepEqual(readdirSync(base), [])
})

test('a trial that fails leaves nothing either', async t => {
  const base = temporaryFolder()
  const failing = inTrialFolder(join(base, 'state'), async () => {
    throw new Error('no')
  })
  await t.throwsAsync(failing, {message: 'no'})
  t.deepEqual(readdirSync(base), [])
})

test('what is in the state folder stays, but for trials of the dead', async t => {
  const stateDir = temporaryFolder()
  for (const name of ['labs', 'trial-1-1', 'trial-notes'])
    mkdirSync(join(stateDir, name, 'x'), {recursive: true})
  await inTrialFolder(stateDir, async () => {})
  t.deepEqual(readdirSync(stateDir).sort(), ['labs', 'trial-notes'])
})

test('two trials of one moment do not disturb each other', async t => {
  const stateDir = join(temporaryFolder(), 'state')
  await inTrialFolder(stateDir, async folder => {
    // Another process would have a folder of another name; its removal of the shared parent must not hurt.
    await inTrialFolder(join(stateDir, 'inner'), async () => {})
    t.true(existsSync(folder))
  })
})
