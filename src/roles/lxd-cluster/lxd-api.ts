import * as z from 'zod'
import type {PlaceHandle} from '../../lab/machine.ts'
import {deviceName, ipv4Text} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {sharedWhileAsked} from '../../process/shared-while-asked.ts'

/**
 * A member of the cluster as LXD 5.0 shows it in `lxc query /1.0/cluster/members?recursion=1`:
 *
 *     {"roles":["database-leader","database"],"failure_domain":"default","description":"","config":{},
 *      "groups":["default"],"server_name":"lxd-1","url":"https://10.79.89.132:8443","database":true,
 *      "status":"Online","message":"Fully operational","architecture":"x86_64"}
 */
const clusterMember = z.object({server_name: z.string(), status: z.string(), message: z.string()})

type ClusterMember = z.infer<typeof clusterMember>

/** LXD's rule for the names of instances, which become words of commands and parts of paths. */
const instanceName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, 'must be the name of an instance')

/** An instance as in `lxc query /1.0/instances?recursion=2`; state is null while its member is offline. */
const instance = z.object({
  name: instanceName,
  status: z.string(),
  location: z.string(),
  /** Of those on a member that is offline LXD 5.0.2 tells none. */
  expanded_devices: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  state: z
    .object({
      pid: z.int(),
      network: z
        .record(
          z.string(),
          z.object({
            mtu: z.int(),
            /** Its end on the member; empty for an interface without a pair there. */
            host_name: z.union([z.literal(''), deviceName]).optional(),
            addresses: z
              .array(
                z.object({
                  family: z.string(),
                  address: z.union([z.ipv4(), z.ipv6()], 'must be an IP address'),
                  netmask: z.string().regex(/^\d{1,3}$/, 'must be the length of a prefix'),
                  scope: z.string(),
                }),
              )
              .nullable(),
          }),
        )
        .nullable(),
    })
    .nullable(),
})

export type Instance = z.infer<typeof instance>

/** The members as that machine sees them. */
export const queryMembers = sharedWhileAsked(
  (machine: PlaceHandle): Promise<ClusterMember[]> =>
    machine.json(['lxc', 'query', '/1.0/cluster/members?recursion=1'], z.array(clusterMember), {
      timeoutMs: 10_000,
    }),
)

export const queryInstances = (machine: PlaceHandle, timeoutMs = 15_000): Promise<Instance[]> =>
  machine.json(['lxc', 'query', '/1.0/instances?recursion=2'], z.array(instance), {timeoutMs})

interface OwnInstances {
  instances: Instance[]
  /** Members that did not answer, and why. */
  silent: {member: string; reason: string}[]
}

/**
 * All instances, as the first member that answers tells. After a reboot it says "Error" of those of a member that it
 * has not yet reached again, for moments: these are asked of their own member.
 */
export function queryOwnInstances(members: readonly PlaceHandle[]): Promise<OwnInstances> {
  const [key] = members
  return key ? sharedInstances(key, members) : Promise.resolve({instances: [], silent: []})
}

/** Checks that run side by side share the answer, which costs LXD a lot. */
const sharedInstances = sharedWhileAsked((_: PlaceHandle, members: readonly PlaceHandle[]) =>
  askMembers(members),
)

async function askMembers(members: readonly PlaceHandle[]): Promise<OwnInstances> {
  const silent: OwnInstances['silent'] = []
  const ask = async (member: PlaceHandle): Promise<Instance[]> => {
    try {
      return await queryInstances(member)
    } catch (error) {
      if (!(error instanceof LabError)) throw error
      silent.push({member: member.name, reason: error.message})
      return []
    }
  }
  const asked = new Set<string>()
  let seen: Instance[] = []
  for (const member of members) {
    seen = await ask(member)
    asked.add(member.name)
    if (seen.length > 0) break
  }
  const doubtful = new Set(
    seen.filter(({status, state}) => status === 'Error' || !state).map(({location}) => location),
  )
  const owners = members.filter(({name}) => doubtful.has(name) && !asked.has(name))
  const own = await Promise.all(owners.map(ask))
  const replaced = new Set([...owners, ...silent.map(({member}) => ({name: member}))].map(({name}) => name))
  return {
    instances: [
      ...seen.filter(({location}) => !replaced.has(location)),
      ...owners.flatMap(({name}, index) => own[index]?.filter(({location}) => location === name) ?? []),
    ],
    silent,
  }
}

/** The instance's own address on the overlay: the global IPv4 address of its eth0, with its prefix length. */
export function overlayAddress(instance: Instance): {address: string; length: number} | undefined {
  const addresses = instance.state?.network?.eth0?.addresses ?? []
  const own = addresses.find(({family, scope}) => family === 'inet' && scope === 'global')
  return own && ipv4Text.safeParse(own.address).success
    ? {address: own.address, length: Number(own.netmask)}
    : undefined
}
