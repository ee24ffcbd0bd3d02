import {readdir, readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import test from 'ava'
import {guestLibrary} from '../../lab/install-files.ts'
import {ebpfFiles, fanEngines, fanSettingsPath, hookSettings, persistenceFiles} from './engine.ts'

const guest = path.join(import.meta.dirname, 'guest')
const all = [...ebpfFiles(), ...fanEngines.ubuntu.files, ...persistenceFiles()]

test('every file to install is there, and no file is forgotten', async t => {
  const there = (await readdir(guest, {withFileTypes: true})).filter(
    // Programs of checks are sent when they are needed, and not installed.
    entry => entry.isFile() && !/\.(ts|py)$/.test(entry.name),
  )
  t.deepEqual(all.map(({source}) => source).sort(), there.map(({name}) => name).sort())
  t.is(new Set(all.map(({target}) => target)).size, all.length)
})

test('scripts are executable here and there, so that the checkout itself can be tried', async t => {
  for (const {source, mode} of all) {
    t.is(((await stat(path.join(guest, source))).mode & 0o111) !== 0, mode === 0o755, source)
  }
})

test('the files name each other where they are installed', async t => {
  const read = (name: string) => readFile(path.join(guest, name), 'utf8')
  t.true((await read('ip')).includes(`FANLAB_LIB:-${guestLibrary}}`))
  t.true((await read('fanctl')).includes(`FANLAB_LIB:-${guestLibrary}}`))
  t.true((await read('50-fan')).includes(`FANLAB_FAN_SETTINGS:-${fanSettingsPath}}`))
})

test('only the ebpf engine brings a fanctl and an ip, and the system keeps its own', t => {
  const tools = ({files}: (typeof fanEngines)['ebpf']): string[] =>
    files.map(({target}) => target).filter(target => /\/(fanctl|ip)$/.test(target))
  t.deepEqual(tools(fanEngines.ebpf), ['/usr/local/sbin/fanctl', `${guestLibrary}/bin/ip`])
  t.deepEqual(tools(fanEngines.ubuntu), [])
})

test("the hook's settings name the interface, never an address", t => {
  t.is(
    hookSettings({interface: 'ens3', overlay: '240.0.0.0/8', underlayLength: 24}),
    'INTERFACE=ens3\nOVERLAY=240.0.0.0/8\nUNDERLAY_LENGTH=24\n',
  )
})
