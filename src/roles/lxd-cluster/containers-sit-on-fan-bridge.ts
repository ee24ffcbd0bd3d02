import type {CheckContext} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import {clusterMembers, namesInCluster} from './cluster-members.ts'
import {fanBridge} from './fan-bridge.ts'
import {instancesOf} from './invariants.ts'

/** Every container's interface is a port of its member's fan bridge, as the kernel tells and not just LXD. */
export async function containersSitOnFanBridge({lab}: CheckContext): Promise<void> {
  const instances = await instancesOf(lab)
  const ports = new Map(
    await Promise.all(
      clusterMembers(lab).map(async ({name, place}) => {
        const {stdout} = await place.run(['ls', `/sys/class/net/${fanBridge}/brif`])
        return [name, stdout.split('\n')] as const
      }),
    ),
  )
  const got = instances.map(({name, location, state}) => {
    // Of a container that does not run the network is null.
    const port = state?.network?.eth0?.host_name ?? ''
    const isPort = port !== '' && ports.get(location)?.includes(port)
    return `${name} ${isPort ? `on ${fanBridge}` : `with ${port || 'no interface'} elsewhere`}`
  })
  expectEqual(
    'containers',
    [...namesInCluster(lab)].sort().map(name => `${name} on ${fanBridge}`),
    got.sort(),
  )
}
