import {chmodSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {LabError} from '../../process/lab-error.ts'
import {flavours, lxdClient} from './client.ts'
import {lxdMachine} from './machine.ts'

const folder = temporaryFolder()
const kept = {remote: null, project: 'fanlab-t', ownNetwork: null, vm: false, token: 'a'}

/** A machine of an `lxc` that fails each stop as LXD 5.0 was seen to; `then` is what becomes of the machine. */
function machineWhoseStopFails(name: string, then: string) {
  const state = join(folder, `${name}.state`)
  const tool = join(folder, `${name}.sh`)
  writeFileSync(state, 'Running')
  writeFileSync(
    tool,
    `#!/bin/sh
case $2 in
  query) printf '{"status": "%s"}\\n' "$(cat '${state}')" ;;
  stop)
    ${then} >'${state}'
    echo 'Error: shutting down the container failed' >&2
    echo 'Try \`lxc info --show-log m-1\` for more info' >&2
    exit 1 ;;
esac
`,
  )
  chmodSync(tool, 0o755)
  const machine = lxdMachine(lxdClient(flavours.lxd, undefined, [tool]), kept, 'm-1')
  return {machine, state: () => readFileSync(state, 'utf8')}
}

test('a machine that is down is shut down, though LXD tells that this failed', async t => {
  const {machine, state} = machineWhoseStopFails('down', 'printf Stopped')
  await machine.shutDown?.()
  t.is(state(), 'Stopped')
})

test('a machine that still runs is not shut down, and LXD’s reason is in the error', async t => {
  const {machine} = machineWhoseStopFails('runs', 'printf Running')
  await t.throwsAsync(async () => machine.shutDown?.(), {
    instanceOf: LabError,
    message: /^cannot shut m-1 down: shutting down the container failed/,
  })
})
