import * as z from 'zod'
import {type CheckContext, convergence} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import type {Lab} from '../../lab/lab.ts'
import {LabError} from '../../process/lab-error.ts'
import type {Sight} from '../../process/wait-until.ts'
import {clusterMembers, firstMember, namesInCluster} from './cluster-members.ts'
import {isSnap} from './lxd-service.ts'

/**
 * Of an instance, whether LXD starts it: without the setting as it was before, "true" and "false" whatever it was. Of those
 * on a member that is offline LXD 5.0.2 tells no settings.
 */
const instanceSettings = z.array(
  z.object({name: z.string(), expanded_config: z.record(z.string(), z.string()).optional()}),
)

/** What a reboot would show too late: LXD starts at boot on every member, and starts every container. */
export async function lxdStartsAtBoot({lab, patience = convergence}: CheckContext): Promise<void> {
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
  const own = await settingsOfContainers(lab, patience)
  const untold = own.filter(each => each.expanded_config === undefined)
  expectEqual(
    'containers whose settings LXD does not tell',
    [],
    untold.map(({name}) => name),
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

type InstanceSettings = z.infer<typeof instanceSettings>

/** Those of the lab's own containers, or what LXD told last: a heartbeat that is late hides a member's for a moment. */
async function settingsOfContainers(lab: Lab, patience: number): Promise<InstanceSettings> {
  const viewer = firstMember(lab)
  let own: InstanceSettings = []
  try {
    return await viewer.waitUntil(
      'LXD tells the settings of all containers',
      async (): Promise<Sight<InstanceSettings>> => {
        const all = await viewer.json(['lxc', 'query', '/1.0/instances?recursion=1'], instanceSettings)
        own = all.filter(({name}) => namesInCluster(lab).includes(name))
        const untold = own.filter(each => each.expanded_config === undefined).map(({name}) => name)
        return untold.length === 0 ? {value: own} : {notYet: untold.join(', ')}
      },
      {within: patience},
    )
  } catch (error) {
    if (!(error instanceof LabError) || own.length === 0) throw error
    return own
  }
}
