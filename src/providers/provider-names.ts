/** Every provider's name, apart from the table of the providers themselves: a list of names costs nothing to load. */
export const providerNames = ['lxc', 'uml', 'qemu', 'lxd', 'incus', 'multipass', 'vagrant', 'ssh'] as const

export type ProviderName = (typeof providerNames)[number]

export const isProviderName = (name: string): name is ProviderName =>
  (providerNames as readonly string[]).includes(name)
