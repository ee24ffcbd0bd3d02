import {
  formatPrefix,
  ipLinks,
  ipRoutes,
  LabError,
  type Machine,
  overlayOf,
  type StepContext,
} from '../../../src/api/index.ts'

/**
 * The legacy way to make a fan persistent: a stanza in /etc/network/interfaces, with systemd-networkd out of the way.
 * It takes the newcomer's own address, so that nothing else changes.
 */
export async function persistByIfupdown(
  {lab}: StepContext,
  machine: Machine,
  address: string,
): Promise<void> {
  const fanctl = (await machine.succeed(['sh', '-c', 'command -v fanctl'])).trim()
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
  await machine.write('/etc/network/interfaces', `${stanza}\n`)
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
  const routes = await machine.json(['ip', '-json', '-4', 'route', 'show', 'default'], ipRoutes)
  return {device, gateway: routes.find(({dev}) => dev === device)?.gateway}
}
