import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {lookAtMachine} from './look-at-machine.ts'

test('each kind of overlay has a file of its own, with what its commands say', async t => {
  const place = fakeLab((_, argv) => `asked: ${argv.slice(4).join(' and ')}`).machine('lxd-1')
  const overlays = [
    {type: 'fan', evidence: ['fanctl show']},
    {type: 'vxlan', evidence: ['bridge fdb', 'ip link']},
  ]
  const options = {timeoutMs: 1000, signal: new AbortController().signal}
  const files = new Map(
    (await lookAtMachine(place, overlays, options)).map(({path, content}) => [path, content]),
  )
  t.is(files.get('lxd-1/fan.txt'), 'asked: fanctl show')
  t.is(files.get('lxd-1/vxlan.txt'), 'asked: bridge fdb and ip link')
})
