/** What a provider uses on the host, so that it can be installed before the provider is asked whether it can run. */
export interface HostNeeds {
  /** Command, or absolute path of a file, and the Debian package that brings it. */
  tools: Readonly<Record<string, string>>
  /** The same, for labs with a way out. */
  wayOutTools?: Readonly<Record<string, string>>
  /** Kernel modules; one that is built in or unknown to the kernel is passed over. */
  modules: readonly string[]
  /** systemd units of those packages that must not run because of us. */
  unwantedUnits: readonly string[]
  /** Processors on which it makes machines, as Node names them. Without it, on any. */
  architectures?: readonly string[]
}
