import {mkdir} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import test from 'ava'
import {fakeMachine} from '../../../../test/support/fake-machine.ts'

test('waiting ends when the tunnel becomes a port of the bridge', async t => {
  const m = await fakeMachine(t, {})
  const waiting = m.run('wait-for-fan', ['fan-240', '10'])
  await sleep(300)
  await mkdir(path.join(m.folder, 'net/fan-240/brif/ftun0'), {recursive: true})
  t.like(await waiting, {status: 0, stderr: ''})
})

test('a bridge without a tunnel is no fan: the wait fails in time and tells what is there', async t => {
  const m = await fakeMachine(t, {})
  await mkdir(path.join(m.folder, 'net/fan-240/brif/veth1'), {recursive: true})
  t.like(await m.run('wait-for-fan', ['fan-240', '1']), {
    status: 1,
    stderr:
      'cannot start Docker: no fan tunnel in fan-240 after 1 s (seen: veth1)\nhint: fanctl show; journalctl -b -u networkd-dispatcher\n',
  })
  const none = await m.run('wait-for-fan', ['fan-250', '0'])
  t.regex(none.stderr, /after 0 s \(seen: no bridge fan-250\)/)
})
