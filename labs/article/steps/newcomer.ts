import {installFiles} from '../../../src/lab/install-files.ts'
import type {Machine} from '../../../src/lab/machine.ts'
import type {StepContext} from '../../../src/lab/step-context.ts'
import {decideFanEngine} from '../../../src/overlays/fan/choose-fan-engine.ts'
import {overlayOf} from '../../../src/overlays/index.ts'
import {ipLinks, ipRoutes} from '../../../src/process/ip-answer.ts'
import {LabError} from '../../../src/process/lab-error.ts'
import {formatPrefix} from '../../../src/process/prefix.ts'
import {readJson} from '../../../src/process/read-json.ts'

/**
 * The legacy way to make a fan persistent: a stanza in /etc/network/interfaces, with systemd-networkd out of the way.
 * It takes the newcomer's own address, so that nothing else changes.
 */
export async function persistByIfupdown(
  context: StepContext,
  machine: Machine,
  address: string,
): Promise<void> {
  const {lab} = context
  const {fanctl} = (await decideFanEngine(context, machine)).engine
  const fan = `-u ${address}/${overlayOf(lab).underlay.length} -o ${formatPrefix(overlayOf(lab).prefix)}`
  const {device, gateway} = await wayOut(machine, address)
  const stanza = [
    `auto ${device}`,
    `iface ${device} inet static`,
    `  address ${address}/${overlayOf(lab).underlay.length}`,
    ...(gateway === undefined ? [] : [`  gateway ${gateway}`]),
    `  up ${fanctl} up ${fan}`,
    `  down ${fanctl} down ${fan}`,
  ].join('\n')
  await installFiles(machine, [{target: '/etc/network/interfaces', mode: '0644', content: `${stanza}\n`}])
  await machine.succeed([
    'systemctl',
    'disable',
    '--quiet',
    'systemd-networkd.service',
    'networkd-dispatcher.service',
  ])
  await machine.succeed(['systemctl', 'enable', '--quiet', 'networking.service'])
}

/** The interface that has the address, and the gateway of the default route when it goes through there. */
async function wayOut(
  machine: Machine,
  address: string,
): Promise<{device: string; gateway: string | undefined}> {
  const links = await machine.json(['ip', '-json', '-4', 'addr', 'show', 'to', `${address}/32`], ipLinks)
  const device = links[0]?.ifname
  if (device === undefined) throw new LabError(`cannot find the interface of ${address} on ${machine.name}`)
  const said = await machine.succeed(['ip', '-json', '-4', 'route', 'show', 'default'])
  const routes = readJson(said.trim() || '[]', ipRoutes, `the routes of ${machine.name}`)
  return {device, gateway: routes.find(({dev}) => dev === device)?.gateway}
}
