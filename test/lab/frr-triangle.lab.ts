import test from 'ava'
import {openShippedLab, type ShippedLab} from '../support/shipped-lab.ts'

// labs/frr-triangle: three routers with BGP, whose short way is asked for by the path of packets.

let lab: ShippedLab
test.before(async () => {
  lab = await openShippedLab('frr-triangle')
})
test.after.always(() => lab?.end())

test.serial('routes come by BGP and come back after reboots; nothing is left', t =>
  lab.isWhole(t, ['B1', 'B2', 'B3', 'B4']),
)

test.serial('a filter that is gone and a cable that is cut turn their own claims red', async t => {
  await lab.up(t)
  await lab.on(t, 'r3', 'systemctl', 'stop', 'filter')
  t.deepEqual((await lab.red(t)).claims, ['B3'])
  await lab.on(t, 'r3', 'systemctl', 'start', 'filter')
  // Packets go round by r2, and two neighbours have lost each other.
  await lab.on(t, 'r1', 'ip', 'link', 'set', 'eth1', 'down')
  t.deepEqual((await lab.red(t)).claims, ['B2', 'B4'])
  await lab.down()
})
