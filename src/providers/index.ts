import {lxcProvider} from './lxc/provider.ts'
import {incusProvider, lxdProvider} from './lxd/provider.ts'
import {multipassProvider} from './multipass/provider.ts'
import type {Provider} from './provider.ts'
import type {ProviderName} from './provider-names.ts'
import {qemuProvider} from './qemu/provider.ts'
import type {ProviderSettings} from './settings.ts'
import {sshProvider} from './ssh/provider.ts'
import {umlProvider} from './uml/provider.ts'
import {vagrantProvider} from './vagrant/provider.ts'

/** Every provider by name. Only this table knows them all. */
const providers = {
  lxc: lxcProvider,
  uml: umlProvider,
  qemu: qemuProvider,
  lxd: lxdProvider,
  incus: incusProvider,
  multipass: multipassProvider,
  vagrant: vagrantProvider,
  ssh: sshProvider,
} as const satisfies Record<ProviderName, (stateDir: string, settings: ProviderSettings) => Provider>

/**
 * The provider of that name; it keeps what it makes below the state folder. Without settings it can find and remove labs,
 * for which it has on disk what it needs.
 */
export const provider = (name: ProviderName, stateDir: string, settings: ProviderSettings = {}): Provider =>
  providers[name](stateDir, settings)
