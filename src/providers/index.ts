import type {Provider} from './provider.ts'
import type {ProviderName} from './provider-names.ts'
import type {ProviderSettings} from './settings.ts'

type Make = (stateDir: string, settings: ProviderSettings) => Provider

/** Every provider by name. A run loads those that its own is one of. */
async function makerOf(name: ProviderName): Promise<Make> {
  if (name === 'lxc' || name === 'uml' || name === 'qemu')
    return (await import('./on-this-host.ts')).providersOnThisHost[name]
  return (await import('./elsewhere.ts')).providersElsewhere[name]
}

/**
 * The provider of that name; it keeps what it makes below the state folder. Without settings it can find and remove labs,
 * for which it has on disk what it needs.
 */
export async function provider(
  name: ProviderName,
  stateDir: string,
  settings: ProviderSettings = {},
): Promise<Provider> {
  const make = await makerOf(name)
  return make(stateDir, settings)
}
