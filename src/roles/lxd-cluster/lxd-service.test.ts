import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {run} from '../../process/run.ts'
import {stopAndWipeLxd} from './lxd-service.ts'

test('LXD is stopped and wiped also where it was not set up to its end', async t => {
  const bin = temporaryFolder()
  for (const [tool, status] of Object.entries({lxc: 1, systemctl: 0, find: 0})) {
    const script = `#!/bin/sh\necho ${tool} "$@"\nexit ${status}\n`
    await writeFile(join(bin, tool), script, {mode: 0o755})
  }
  const scripts: string[][] = []
  const lab = fakeLab((_, argv) => {
    if (argv[0] === 'test') return {status: 1, stderr: ''}
    scripts.push([...argv])
    return ''
  })
  const [machine] = lab.machines
  if (machine) await stopAndWipeLxd(machine)
  const {stdout} = await run(scripts[0] ?? [], {
    env: {PATH: `${bin}:/usr/bin:/bin`},
    timeoutMs: 20_000,
  })
  t.deepEqual(stdout.trim().split('\n').slice(-2), [
    'systemctl stop lxd.socket lxd.service',
    'find /var/lib/lxd -mindepth 1 -delete',
  ])
})
