import * as z from 'zod'
import type {CheckContext} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import {deviceName} from '../../process/ip-answer.ts'
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
  const got = await Promise.all(
    instances.map(async ({name, location}) => {
      const member = lab.machine(location)
      const state = await member.json(['lxc', 'query', `/1.0/instances/${name}/state`], stateWithNetwork)
      const port = state.network?.eth0?.host_name ?? ''
      return `${name} ${ports.get(location)?.includes(port) ? `on ${fanBridge}` : `with ${port || 'no interface'} elsewhere`}`
    }),
  )
  expectEqual(
    'containers',
    [...namesInCluster(lab)].sort().map(name => `${name} on ${fanBridge}`),
    got.sort(),
  )
}

/** Of a container that does not run the network is null; of an interface without a pair on its member the name is empty. */
const stateWithNetwork = z.object({
  network: z.record(z.string(), z.object({host_name: z.union([z.literal(''), deviceName])})).nullable(),
})
