import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {defaultLab} from '../lab/article-topology.ts'
import {claimLab, type FoundLab, lookAtLab} from '../lab/record.ts'
import {parsePrefix} from '../process/prefix.ts'
import {isLeft, removeFoundLab, sweepLabs} from './sweep-labs.ts'

const facts = {
  ...{label: '', provider: 'vagrant'},
  lab: defaultLab(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8')),
  ...{fan: 'ebpf' as const, distribution: 'debian-12'},
}

/** A lab whose run is dead, with that text as its record, and folders in it. */
async function deadLab(stateDir: string, name: string, record: string, folders: string[] = []) {
  const folder = join(stateDir, 'labs', name)
  const script = `import {claimLab} from ${JSON.stringify(join(import.meta.dirname, '../lab/record.ts'))}
    await claimLab(${JSON.stringify(stateDir)}, ${JSON.stringify({...facts, name})})`
  spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script])
  writeFileSync(join(folder, 'record.json'), record)
  for (const each of folders) mkdirSync(join(folder, each))
  return lookAtLab(stateDir, name) as FoundLab
}

test('a sweep removes what dead runs left, whatever its record says, and nothing else', async t => {
  const stateDir = temporaryFolder()
  await claimLab(stateDir, {...facts, name: 'alive'})
  await deadLab(stateDir, 'damaged', '{"keptWhile": null', ['vagrant'])
  const later = await deadLab(stateDir, 'later', '{"version": 3}')
  t.is(later.state, 'unknown')
  mkdirSync(join(stateDir, 'labs/thesis'))
  writeFileSync(join(stateDir, 'labs/thesis/record.json'), '{"title": "On fans"}')
  const said: string[] = []
  await sweepLabs({stateDir, lab: {name: 'mine'}}, text => said.push(text))
  t.deepEqual(said, ['removing what a dead run left of lab damaged'])
  t.deepEqual(readdirSync(join(stateDir, 'labs')), ['alive', 'later', 'thesis'])
})

test('a damaged record from before there were marks is swept where a provider has a folder beside it', t => {
  const stateDir = temporaryFolder()
  mkdirSync(join(stateDir, 'labs/one'), {recursive: true})
  writeFileSync(join(stateDir, 'labs/one/record.json'), '{')
  t.false(isLeft(stateDir, lookAtLab(stateDir, 'one') as FoundLab))
  mkdirSync(join(stateDir, 'labs/one/vagrant'))
  t.true(isLeft(stateDir, lookAtLab(stateDir, 'one') as FoundLab))
})

test('a lab of a provider that is not known here is not forgotten without force', async t => {
  const stateDir = temporaryFolder()
  const record = {
    ...facts,
    name: 'one',
    provider: 'vmware',
    owner: {pid: 4_194_303, startTime: '1'},
    kept: true,
  }
  const lab = await deadLab(stateDir, 'one', JSON.stringify({...record, createdAt: '2026-11-25T10:00:00Z'}), [
    'vmware',
  ])
  await t.throwsAsync(removeFoundLab(stateDir, lab, {force: false}), {
    message: 'cannot remove lab "one": provider "vmware" made it, and is unknown here',
  })
  await removeFoundLab(stateDir, lab, {force: true})
  t.false(existsSync(join(stateDir, 'labs')))
})
