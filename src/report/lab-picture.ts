/** The lab's layout, as far as a report shows it. Addresses are dotted decimal. */
export interface LabPicture {
  underlay: string
  /** Without it the lab has no overlay, and nobody an address there. */
  overlay?: string
  vni?: number
  mtu: number
  host: {address: string; fanAddress?: string}
  machines: readonly {
    name: string
    role: string
    address: string
    fanAddress?: string
    networks?: Readonly<Record<string, readonly string[]>>
  }[]
  /** All of the lab's; `host` has the host's own addresses there. */
  networks?: readonly {name: string; prefixes: readonly string[]; mtu: number; host: readonly string[]}[]
  /** Everybody who can be asked; where containers are is not known from the start. */
  endpoints: readonly {name: string; kind: string; address?: string; machine?: string}[]
}
