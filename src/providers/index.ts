import {lxcProvider} from './lxc/provider.ts'
import type {Provider} from './provider.ts'
import {qemuProvider} from './qemu/provider.ts'
import {umlProvider} from './uml/provider.ts'

/** Every provider by name. Only this table knows them all. */
const providers = {lxc: lxcProvider, uml: umlProvider, qemu: qemuProvider} as const satisfies Record<
  string,
  (stateDir: string) => Provider
>

export type ProviderName = keyof typeof providers

export const providerNames = Object.keys(providers) as ProviderName[]

export const isProviderName = (name: string): name is ProviderName => Object.hasOwn(providers, name)

/** The provider of that name; it keeps what it makes below the state folder. */
export const provider = (name: ProviderName, stateDir: string): Provider => providers[name](stateDir)
