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

/** What runs Vagrant's machines, by Vagrant's own names. */
export const hypervisors = ['virtualbox', 'libvirt', 'vmware_desktop'] as const
export type Hypervisor = (typeof hypervisors)[number]

/** What the value of such a flag has to look like: it becomes a word of a command, never an option of it. */
export const settingRules = {
  remote: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a server: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit",
  },
  network: {
    pattern: /^[A-Za-z0-9][\w.-]{0,62}$/,
    rule: "the name of a network: 1 to 63 of letters, digits, '.', '-' and '_', the first a letter or digit",
  },
  box: {
    pattern: /^[A-Za-z0-9][\w.+-]{0,62}(\/[A-Za-z0-9][\w.+-]{0,62})?$/,
    rule: 'the name of a box, such as debian/bookworm64',
  },
} as const satisfies Record<string, {pattern: RegExp; rule: string}>

export type ProviderFlag = keyof typeof flagsOfProviders
