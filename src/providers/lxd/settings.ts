import {createHash} from 'node:crypto'
import * as z from 'zod'
import type {ProviderSettings} from '../settings.ts'

export interface LxdSettings extends ProviderSettings {
  /** Words in front of each command of the host's; tests put another host in its place with them. */
  at?: readonly string[]
}

const networkName = z.string().regex(/^fl-[0-9a-f]+$/)

/** What is on disk about a lab; enough to find and to remove it. */
export const keptOnServer = z.object({
  /** Name of the server, as the client knows it; null for the client's default. */
  remote: z.string().nullable(),
  project: z.string().regex(/^fanlab-[a-z0-9-]+$/),
  /** Network of the lab's own; null when it uses one that was there. */
  ownNetwork: networkName.nullable(),
  /** Networks of a lab whose addresses are those of its file, in the order of that; such a lab has no ownNetwork. */
  networks: z.array(networkName).optional(),
  /** Whether the host forwarded before the lab, see forwarding.ts. */
  forwarding: z.string().optional(),
  /** Machines are virtual machines, not containers. */
  vm: z.boolean(),
  /** Marks what is this lab's on the server, where labs of other computers may have the same name. */
  token: z.string().regex(/^[0-9a-f-]+$/),
})
export type Kept = z.infer<typeof keptOnServer>

/** The project of a lab. */
export const projectOf = (lab: string): string => `fanlab-${lab}`

/** The first characters of a hash: what the kernel calls an interface has at most 15. */
const short = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** The lab's one network, or that of the given name; labs of other computers use the same server. */
export const networkInToken = (token: string, network?: string): string =>
  `fl-${short(network === undefined ? token : `${token} ${network}`, 10)}`

/** How the server's ends of a machine's links begin. */
export const portsInToken = (token: string, machine: string): string =>
  `fl${short(`${token} ${machine}`, 8)}.`

/** The server's end of the link of a machine's interface, counted from 0. */
export const portInToken = (token: string, machine: string, index: number): string =>
  `${portsInToken(token, machine)}${index}`

/** Key under which project and network hold the token. */
export const tokenKey = 'user.fanlab'

/** What the machines run, when nobody asked for something else. Containers run the lab's own image. */
export const defaultDistribution = 'ubuntu-22.04'

/** Where the image of a virtual machine comes from, such as ubuntu:22.04. */
export function imageSource(flavour: 'lxd' | 'incus', distribution: string): string {
  const [id = '', version = ''] = distribution.split('-')
  return flavour === 'lxd' && id === 'ubuntu' ? `ubuntu:${version}` : `images:${id}/${version}/cloud`
}
