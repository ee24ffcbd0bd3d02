import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {identify} from '../../process/process-identity.ts'
import {findKeeper} from './keeper-process.ts'
import {type LabPaths, labPaths} from './paths.ts'

const asRoot = process.geteuid?.() === 0 ? test : test.skip

function lab(): LabPaths {
  const paths = labPaths(temporaryFolder(), 'one', 'lxc')
  mkdirSync(paths.root, {recursive: true})
  return paths
}

/** Starts what looks like a keeper, in a process namespace of its own or not; it ends with the test. */
async function start(paths: LabPaths, ...before: string[]) {
  const words = [
    ...before,
    'sh',
    '-c',
    'read -r pid rest </proc/self/stat; echo $pid; while read -r _; do :; done',
  ]
  const [command = '', ...more] = [...words, 'keeper', paths.root, '/image']
  const child = spawn(command, more, {stdio: ['pipe', 'pipe', 'ignore']})
  const [pid] = await once(child.stdout, 'data')
  return {pid: Number(pid), end: () => child.kill('SIGKILL')}
}
const apart = ['unshare', '--pid', '--fork', '--kill-child']

asRoot('the keeper is found by its file, and without it, and whatever is in it', async t => {
  const paths = lab()
  t.is(await findKeeper(paths), undefined)
  const {pid, end} = await start(paths, ...apart)
  const identity = identify(pid)
  t.deepEqual(await findKeeper(paths), identity, 'without a file')
  const own = identify(process.pid)
  for (const text of [
    ...[`${pid} ${identity?.startTime}\n`, '', 'x', '1 2', `${pid}`, '\0\0', '-1 -1\n', `${pid} 1\n`],
    ...[`${own?.pid} ${own?.startTime}\n`, '9'.repeat(1000)],
  ]) {
    writeFileSync(paths.keeper, text)
    t.deepEqual(await findKeeper(paths), identity, JSON.stringify(text))
  }
  end()
})

asRoot('a process that is no keeper is none, whatever the file says', async t => {
  const paths = lab()
  const others = [
    await start(paths),
    await start(
      paths,
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      'unshare',
      '--user',
      '--map-root-user',
      ...apart,
    ),
    await start(lab(), ...apart),
  ]
  for (const {pid} of others) {
    writeFileSync(paths.keeper, `${pid} ${identify(pid)?.startTime}\n`)
    t.is(await findKeeper(paths), undefined)
  }
  for (const {end} of others) end()
})

test('where there is no lab there is no keeper', async t => {
  t.is(await findKeeper(labPaths(join(temporaryFolder(), 'nowhere'), 'one', 'lxc')), undefined)
})
