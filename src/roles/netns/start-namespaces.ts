import {guestFile, guestLibrary, type InstalledFile, installFiles} from '../../lab/install-files.ts'
import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {overlayOf} from '../../overlays/index.ts'
import type {ContainerOverlay} from '../../overlays/overlay.ts'
import {namespacesByMachine, type PlacedNamespace, unitOf} from './placed-namespaces.ts'

const program = `${guestLibrary}/join-netns`

/** Milliseconds that all units of a machine may take. */
const startDeadline = 60_000

/** Starts the network namespaces of those machines, now and at each boot. */
export async function startNamespaces({lab}: StepContext, machines: readonly Machine[]): Promise<void> {
  const overlay = overlayOf(lab)
  const join = await guestFile('roles/netns/guest/join-netns', program, '0755')
  const placed = namespacesByMachine(lab)
  await Promise.all(
    machines.map(async machine => {
      const own = placed.get(machine) ?? []
      if (own.length === 0) return
      await installFiles(machine, [join, ...own.map(each => unitFile(each, overlay))])
      await machine.succeed(['systemctl', '--quiet', 'enable', '--now', ...own.map(unitOf)], {
        timeoutMs: startDeadline,
      })
    }),
  )
}

/** A process that does nothing holds the namespace; the bridge is the overlay's, whoever makes it. */
function unitFile(placed: PlacedNamespace, overlay: ContainerOverlay): InstalledFile {
  const {machine, index, address} = placed
  const {bridge, mtu, prefix} = overlay
  const words = [bridge, `netns${index}`, mtu, overlay.addressOf(machine), `${address}/${prefix.length}`]
  return {
    target: `/etc/systemd/system/${unitOf(placed)}`,
    mode: '0644',
    content: [
      '[Unit]',
      `Description=Network namespace ${placed.name}`,
      'After=network.target',
      '[Service]',
      'ExecStart=/usr/bin/unshare --net /bin/sleep infinity',
      `ExecStartPost=${program} ${words.join(' ')}`,
      '[Install]',
      'WantedBy=multi-user.target',
      '',
    ].join('\n'),
  }
}
