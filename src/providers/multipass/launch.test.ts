import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {machineOfOneNetwork} from '../../../test/support/one-network.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {LabError} from '../../process/lab-error.ts'
import {isAtLeast} from './check.ts'
import {isMissing, multipassClient, parseInfo, parseMultipassSize} from './client.ts'
import {imageFor, judgeLaunch, launch} from './launch.ts'

const judged = (status: number, stderr: string) => judgeLaunch({status, stderr, timedOut: false})

test('what a failed launch wants is told by code and words', t => {
  t.is(judged(0, ''), 'launched')
  t.is(judged(5, 'Timed out waiting for instance launch.'), 'wait')
  t.is(judged(2, 'launch failed: instance "lxd-1" already exists'), 'wait')
  t.is(
    judged(
      2,
      'launch failed: The following errors occurred:\ntimed out waiting for initialization to complete',
    ),
    'wait',
  )
  t.is(judged(2, 'launch failed: lxd-1: timed out waiting for response'), 'wait')
  t.is(
    judged(2, 'launch failed: failed to download from https://cloud-images.ubuntu.com: Network timeout'),
    'again',
  )
  for (const text of [
    'launch failed: KVM support is not enabled on this machine.',
    'launch failed: cannot connect to the multipass socket',
    'launch failed: The client is not authenticated with the Multipass service.',
    'launch failed: Unable to find an image matching "22.05" in remote "".',
  ])
    t.is(judged(2, text), 'give up', text)
})

test('images are pinned', t => {
  t.is(imageFor('ubuntu-22.04'), '22.04')
  t.regex(
    imageFor('debian-12'),
    /^https:\/\/cloud\.debian\.org\/images\/cloud\/bookworm\/latest\/debian-12-genericcloud-/,
  )
})

// Samples of Multipass' own tests: 1.17 has zones, and ≤ 1.16 sorts its keys.
const info117 = `{"errors":[],"info":{"lxd-1":{"zone":{"name":"zone1","available":true},"state":"Running",
  "image_hash":"1797c5","image_release":"22.04 LTS","release":"Ubuntu 22.04.5 LTS","cpu_count":"1","snapshot_count":"0",
  "load":[0.03,0.1,0.15],"disks":{"sda1":{"used":"1932735284","total":"6764573492"}},
  "memory":{"used":38797312,"total":1610612736},"ipv4":["10.79.89.132","240.132.0.1"],"mounts":{}}}}`
const info116Stopped = `{"errors":[],"info":{"lxd-1":{"cpu_count":"","disks":{"sda1":{}},"image_hash":"1797c5",
  "image_release":"22.04 LTS","ipv4":[],"load":[],"memory":{},"mounts":{},"release":"","snapshot_count":"0","state":"Stopped"}}}`

test('info is read of both families of versions, running or stopped', t => {
  t.like(parseInfo(info117, 'lxd-1'), {state: 'Running', ipv4: ['10.79.89.132', '240.132.0.1']})
  t.like(parseInfo(info116Stopped, 'lxd-1'), {state: 'Stopped', ipv4: []})
  t.is(parseInfo(info117, 'other'), undefined)
})

test('an instance that is not there, or deleted, is missing; other errors are errors', t => {
  const said = (stderr: string) => isMissing({stderr} as Parameters<typeof isMissing>[0])
  t.true(said('info failed: The following errors occurred:\ninstance "x" does not exist\n'))
  t.true(said('info failed: The following errors occurred:\ninstance "x" is deleted\n'))
  t.false(said('info failed: cannot connect to the multipass socket'))
})

test('sizes are read as Multipass tells them', t => {
  t.is(parseMultipassSize('1.0GiB'), 2 ** 30)
  t.is(parseMultipassSize('10.0GiB\n'), 10 * 2 ** 30)
  t.is(parseMultipassSize('512.0MiB'), 512 * 2 ** 20)
  t.is(parseMultipassSize('nothing'), undefined)
})

test('versions are compared by number', t => {
  t.true(isAtLeast('1.16.3+snap', [1, 14]))
  t.true(isAtLeast('2.0', [1, 14]))
  t.false(isAtLeast('1.9.2', [1, 14]))
})

/** A multipass that ends as the lines of a file say, one for each launch, and knows an instance that runs. */
function scripted(...outcomes: readonly string[]) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'outcomes'), `${outcomes.join('\n')}\n`)
  const script = `#!/bin/sh
echo "$*" >>${folder}/calls
case $1 in
  launch)
    cat >${folder}/user-data
    line=$(head -n 1 ${folder}/outcomes); sed -i 1d ${folder}/outcomes
    [ "$line" = 0 ] && exit 0
    echo "launch failed: \${line#* }" >&2; exit "\${line%% *}" ;;
  info) echo '{"errors":[],"info":{"i":{"state":"Running","ipv4":[]}}}' ;;
esac
`
  writeFileSync(join(folder, 'bin', 'multipass'), script)
  chmodSync(join(folder, 'bin', 'multipass'), 0o755)
  const multipass = multipassClient(['env', `PATH=${join(folder, 'bin')}:/usr/bin:/bin`])
  const lines = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trim().split('\n')
  return {
    launches: () => lines('calls').filter(call => call.startsWith('launch')).length,
    calls: () => lines('calls'),
    userData: () => lines('user-data').join('\n'),
    launch: () => launch(multipass, 'i', machineOfOneNetwork('lxd-1', 132), 'ubuntu-22.04'),
  }
}

test('a launch has the article’s resources and gives the machine its name', async t => {
  const {launch, calls, userData} = scripted('0')
  await launch()
  t.is(calls()[0], 'launch 22.04 --name i --cpus 1 --memory 1024M --disk 10240M --timeout 600 --cloud-init -')
  t.deepEqual(JSON.parse(userData()), {hostname: 'lxd-1', preserve_hostname: false})
})

test('a launch that only took too long is waited for, not made again', async t => {
  const machine = scripted('5 Timed out waiting for instance launch.')
  await machine.launch()
  t.is(machine.launches(), 1)
  t.true(machine.calls().includes('exec -n i -- cloud-init status --wait'))
})

test('a launch that failed on the way is removed and tried again', async t => {
  const machine = scripted('2 failed to download: Network timeout', '0')
  await machine.launch()
  t.is(machine.launches(), 2)
  t.true(machine.calls().includes('delete --purge i'))
})

test('a launch that cannot work is given up at once', async t => {
  const machine = scripted('2 KVM support is not enabled on this machine.', '0')
  await t.throwsAsync(machine.launch(), {instanceOf: LabError, message: /^cannot launch lxd-1: KVM support/})
  t.is(machine.launches(), 1)
})
