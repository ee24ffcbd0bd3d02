/** What the flags of a scenario say to a provider. Each takes what it knows. */
export interface ProviderSettings {
  /** ssh: absolute path of the inventory. */
  inventory?: string
  /** What the machines shall run, such as ubuntu-22.04; only when it was asked for. */
  distribution?: string
}

/** Flags that only some providers know, and which. */
export const flagsOfProviders = {
  inventory: ['ssh'],
  empty: ['ssh'],
} as const satisfies Record<string, readonly string[]>

export type ProviderFlag = keyof typeof flagsOfProviders
