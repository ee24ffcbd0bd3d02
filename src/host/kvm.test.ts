import {type ChildProcess, spawn} from 'node:child_process'
import {chmodSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {delimiter, dirname, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {identify, type ProcessIdentity} from '../process/process-identity.ts'
import {hasEnded} from '../process/stop-process.ts'
import {type Sight, waitUntil} from '../process/wait-until.ts'
import {probeFirmware, tryKvm} from './kvm.ts'

// What stands for QEMU here answers as QEMU 7.2 did: on hosts where KVM works, where it is refused, and where it is slow.

const realPath = process.env.PATH
test.afterEach.always(() => {
  process.env.PATH = realPath
})

/** A host with that QEMU, and a file that stands for /dev/kvm. */
function host(qemu?: string): {device: string; arch: string} {
  const folder = temporaryFolder()
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  if (qemu !== undefined) {
    writeFileSync(join(bin, 'qemu-system-x86_64'), `#!/bin/sh\n${qemu}\n`)
    chmodSync(join(bin, 'qemu-system-x86_64'), 0o755)
  }
  process.env.PATH = qemu === undefined ? bin : [bin, realPath].join(delimiter)
  writeFileSync(join(folder, 'kvm'), '')
  return {device: join(folder, 'kvm'), arch: 'x64'}
}

test.serial('a probe machine that ends as it should proves KVM', async t => {
  t.like(await tryKvm(host('exit 85')), {works: true})
})

test.serial('the probe machine is given to KVM, with the firmware, and nothing else', async t => {
  const {device, arch} = host(`
    case "$*" in *"-accel kvm -nodefaults"*isa-debug-exit*) ;; *) exit 1 ;; esac
    while [ "$1" != -bios ]; do shift; done
    [ "$(wc -c < "$2")" = 65536 ] && exit 85`)
  t.like(await tryKvm({device, arch}), {works: true})
})

test.serial('a machine that does not start is told with QEMU’s words', async t => {
  const said = 'Could not access KVM kernel module: Permission denied'
  const {works, why} = await tryKvm(
    host(`echo "qemu-system-x86_64: warning: x" >&2; echo "qemu-system-x86_64: ${said}" >&2; exit 1`),
  )
  t.false(works)
  t.true(why.endsWith(said), why)
})

test.serial('a machine whose instructions are emulated is too slow, and no KVM', async t => {
  const {works, why} = await tryKvm(host('exec sleep 30'))
  t.false(works)
  t.regex(why, /too slow/)
})

test.serial('without QEMU nothing is claimed, and the package is named', async t => {
  const {works, hint} = await tryKvm(host())
  t.is(works, undefined)
  t.regex(hint ?? '', /^apt-get install .*qemu-system-x86$/)
})

test.serial('without the device there is no KVM', async t => {
  t.like(await tryKvm({device: join(temporaryFolder(), 'none')}), {works: false})
})

test.serial('on another processor nothing is claimed', async t => {
  const {device} = host('exit 85')
  t.is((await tryKvm({device, arch: 'arm64'})).works, undefined)
})

/** A process that tries KVM with that QEMU; it says the pid of its QEMU, which then never ends by itself. */
function trialOfAnotherProcess({device, arch}: {device: string; arch: string}): ChildProcess {
  const module = join(import.meta.dirname, 'kvm.ts')
  const script = `import {tryKvm} from ${JSON.stringify(module)}; await tryKvm(${JSON.stringify({device, arch})})`
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: {...process.env, TMPDIR: dirname(device)},
  })
}

test.serial('a trial whose run is killed leaves no QEMU and no file', async t => {
  const folder = temporaryFolder()
  const at = host(`echo $$ > ${join(folder, 'pid')}; exec sleep 30`)
  const run = trialOfAnotherProcess(at)
  const qemu = await waitUntil(
    'QEMU runs',
    async (): Promise<Sight<ProcessIdentity>> => {
      const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''))
      const identity = pid > 0 ? identify(pid) : undefined
      return identity ? {value: identity} : {notYet: 'no pid'}
    },
    {within: 10_000},
  )
  run.kill('SIGKILL')
  t.true(await hasEnded(qemu, 2000), 'it was left running')
  t.deepEqual(readdirSync(dirname(at.device)).sort(), ['bin', 'kvm'])
})

test('the firmware begins where a processor starts, and fits', t => {
  const firmware = probeFirmware()
  t.is(firmware.length, 65_536)
  t.true(firmware.subarray(0, -16).every(byte => byte === 0))
  t.is(firmware.at(-16), 0x66)
  t.is(firmware.at(-1), 0xee)
})
