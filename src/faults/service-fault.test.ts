import {spawn, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'ava'
import type {Machine} from '../lab/machine.ts'
import {serviceFault} from './service-fault.ts'

test("a unit is killed without a nested container's unit of the same name, whatever its name has escaped", async t => {
  const root = mkdtempSync(join(tmpdir(), 'cgroup-'))
  t.teardown(() => rmSync(root, {recursive: true}))
  const group = '/system.slice/my\\x2dunit.service'
  const procs = (folder: string, pid: number | undefined): void => {
    mkdirSync(join(root, folder), {recursive: true})
    writeFileSync(join(root, folder, 'cgroup.procs'), `${pid}\n`)
  }
  const [own, nested] = [spawn('sleep', ['60']), spawn('sleep', ['60'])]
  t.teardown(() => nested.kill())
  t.teardown(() => own.kill())
  writeFileSync(join(root, 'cgroup.controllers'), '')
  procs(group, own.pid)
  procs(`lxc.payload.c1${group}`, nested.pid)
  const systemctl = `systemctl() { case $2 in *LoadState) echo loaded ;; *) printf '%s\\n' '${group}' ;; esac; }\n`
  const machine = {
    name: 'server',
    async run([program = '', flags = '', script = '', ...words]: string[]) {
      const played = systemctl + script.replaceAll('/sys/fs/cgroup', root)
      const {status, stdout, stderr} = spawnSync(program, [flags, played, ...words], {encoding: 'utf8'})
      return {status, stdout, stderr}
    },
  } as unknown as Machine
  const ended = new Promise(resolve => own.once('exit', (_code, signal) => resolve(signal)))
  await serviceFault([machine], {kind: 'kill', what: 'my-unit', on: ['server']}).act()
  t.is(await ended, 'SIGKILL')
  t.is(nested.signalCode, null)
})
