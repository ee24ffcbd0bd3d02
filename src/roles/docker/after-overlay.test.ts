import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {guestLibrary} from '../../lab/install-files.ts'
import {overlayOf} from '../../overlays/index.ts'
import {startAfterOverlay} from './after-overlay.ts'

test('Docker waits for the tunnel in the bridge of the lab’s own overlay', async t => {
  let script = ''
  const lab = fakeLab((_, _argv, options) => {
    script += String(options?.stdin ?? '')
    return ''
  })
  await startAfterOverlay(lab.machine('lxd-1'), {...overlayOf(lab), bridge: 'fan-250'})
  const [, target = ''] = /'(\/[^']+)\.new'/.exec(script) ?? []
  t.is(target, '/etc/systemd/system/docker.service.d/10-fan.conf')
  const [, content = ''] = /\n([A-Za-z0-9+/=]+)\nEND/.exec(script) ?? []
  t.regex(
    Buffer.from(content, 'base64').toString(),
    new RegExp(`^ExecStartPre=${guestLibrary}/wait-for-fan fan-250 60$`, 'm'),
  )
})
