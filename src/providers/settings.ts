/** What the flags of a scenario say to a provider. Each takes what it knows. */
export interface ProviderSettings {
  /** ssh: absolute path of the inventory. */
  inventory?: string
  /** lxd, incus: the server, as the client's list of remotes names it. */
  remote?: string
  /** lxd, incus: a network of the server's that the machines are put into, instead of one of their own. */
  network?: string
  /** lxd, incus: machines are virtual machines, not system containers. */
  vm?: boolean
  /** vagrant: the box, as Vagrant names it. */
  box?: string
  /** vagrant: what runs the machines, by Vagrant's name. */
  hypervisor?: string
  /** What the machines shall run, such as ubuntu-22.04; only when it was asked for. */
  distribution?: string
}

/** Flags that only some providers know, and which. */
export const flagsOfProviders = {
  inventory: ['ssh'],
  empty: ['ssh'],
  remote: ['lxd', 'incus'],
  network: ['lxd', 'incus'],
  vm: ['lxd', 'incus'],
  box: ['vagrant'],
  hypervisor: ['vagrant'],
} as const satisfies Record<string, readonly string[]>

export type ProviderFlag = keyof typeof flagsOfProviders
