import {installFiles} from '../lab/install-files.ts'
import type {Machine} from '../lab/machine.ts'
import {decideFanEngine} from './choose-fan-engine.ts'
import type {StepContext} from './context.ts'

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
  const fan = `-u ${address}/${lab.fan.underlayLength} -o ${lab.fan.overlay}`
  const gateway = await gatewayThrough(machine, device)
  const stanza = [
    `auto ${device}`,
    `iface ${device} inet static`,
    `  address ${address}/${lab.fan.underlayLength}`,
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

/** The gateway of the default route when that goes through the interface. */
async function gatewayThrough(machine: Machine, device: string): Promise<string | undefined> {
  const said = await machine.succeed(['ip', '-json', '-4', 'route', 'show', 'default'])
  const routes = JSON.parse(said.trim() || '[]') as {dev: string; gateway?: string}[]
  return routes.find(({dev}) => dev === device)?.gateway
}
