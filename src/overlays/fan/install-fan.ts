import {guestFile, type InstalledFile, installFiles} from '../../lab/install-files.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {formatPrefix} from '../../process/prefix.ts'
import {overlayOf} from '../index.ts'
import {decideFanEngine} from './choose-fan-engine.ts'
import {dockerOrderFiles, type GuestFile, hookSettings, hookSettingsPath, persistenceFiles} from './engine.ts'
import {bridgeName} from './mapping.ts'

/** Puts the fan engine on every machine, and on the host's place where it has one. It configures nothing. */
export const installFanEngine = (context: StepContext): Promise<void> =>
  installEngineOn(context, context.lab.places)

/** Each place gets the engine that works there. */
export async function installEngineOn(context: StepContext, places: readonly PlaceHandle[]): Promise<void> {
  await Promise.all(
    places.map(async place => {
      const {engine} = await decideFanEngine(context, place)
      await installFiles(place, await Promise.all(engine.files.map(read)))
      for (const command of engine.activation) await place.succeed(command)
    }),
  )
}

/** The article's hook on the load balancer, and Docker ordered after the tunnel. */
export async function persistFan({lab}: StepContext, device: string): Promise<void> {
  const files = await Promise.all([...persistenceFiles(), ...dockerOrderFiles()].map(read))
  const forBridge = files.map(file => ({
    ...file,
    content: withBridge(file, bridgeName(overlayOf(lab).prefix)),
  }))
  const settings = {
    target: hookSettingsPath,
    mode: '0644',
    content: hookSettings({
      interface: device,
      overlay: formatPrefix(overlayOf(lab).prefix),
      underlayLength: overlayOf(lab).underlay.length,
    }),
  }
  await installFiles(lab.loadBalancer, [...forBridge, settings])
  await lab.loadBalancer.succeed(['systemctl', 'daemon-reload'])
  // It is skipped at boot as long as no hook is there, and does not look for new ones later.
  await lab.loadBalancer.succeed(['systemctl', 'restart', 'networkd-dispatcher.service'])
}

const read = ({source, target, mode}: GuestFile): Promise<InstalledFile> =>
  guestFile(source, target, mode.toString(8).padStart(4, '0'))

/** Docker's drop-in names the bridge; another overlay has another one. */
function withBridge({target, content}: InstalledFile, bridge: string): string | Uint8Array {
  if (!target.includes('docker.service.d')) return content
  const [before, after, ...more] = content.toString().split('wait-for-fan fan-240 ')
  if (after === undefined || more.length > 0)
    throw new Error(`${target} does not name the bridge where it should`)
  return `${before}wait-for-fan ${bridge} ${after}`
}
