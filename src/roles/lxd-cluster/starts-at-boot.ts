import * as z from 'zod'
import type {CheckContext} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import {clusterMembers, firstMember, namesInCluster} from './cluster-members.ts'
import {isSnap} from './lxd-service.ts'

/**
 * Of an instance, whether LXD starts it: without the setting as it was before, "true" and "false" whatever it was. Of those
 * on a member that is offline LXD 5.0.2 tells no settings.
 */
const settings = z.array(
  z.object({name: z.string(), expanded_config: z.record(z.string(), z.string()).optional()}),
)

/** What a reboot would show too late: LXD starts at boot on every member, and starts every container. */
export async function lxdStartsAtBoot({lab}: CheckContext): Promise<void> {
  const units = await Promise.all(
    clusterMembers(lab).map(async machine => {
      const own = (await isSnap(machine))
        ? ['snap.lxd.daemon.unix.socket']
        : ['lxd.socket', 'lxd-containers.service']
      const {stdout} = await machine.run(['systemctl', 'is-enabled', ...own])
      return `${machine.name} ${own.length === stdout.split('\n').filter(state => state === 'enabled').length ? 'enabled' : stdout.trim().split('\n').join(' and ')}`
    }),
  )
  expectEqual(
    'LXD at boot',
    clusterMembers(lab).map(({name}) => `${name} enabled`),
    units,
  )
  const all = await firstMember(lab).json(['lxc', 'query', '/1.0/instances?recursion=1'], settings)
  const own = all.filter(({name}) => namesInCluster(lab).includes(name))
  expectEqual(
    'containers whose settings LXD does not tell',
    [],
    own.filter(each => each.expanded_config === undefined).map(({name}) => name),
    'lxc cluster list',
  )
  const idle = own.filter(({expanded_config: config}) =>
    /^(false|0|no|off)$/i.test(config?.['boot.autostart'] ?? ''),
  )
  expectEqual(
    'containers with boot.autostart=false',
    [],
    idle.map(({name}) => name),
    'lxc config show CONTAINER',
  )
}
