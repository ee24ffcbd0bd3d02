import type {Flow} from './flow.ts'
import type {Share} from './share.ts'

/** What becomes of the packets that a rule is about; `pass`: nothing yet. */
export type Act = 'accept' | 'drop' | 'return' | 'pass' | {jump: string} | {goto: string}

export interface FirewallRule {
  /** What a person finds it by. */
  text: string
  shareOf(flow: Flow): Share
  act: Act
}

/** Where the kernel calls a chain. */
interface Hook {
  /** By the kernel's word, such as `forward`. */
  name: string
  /** Chains at one hook are called in ascending order of it. */
  priority: number
  policy: 'accept' | 'drop'
  /** Only what passes these interfaces; all where there are none. */
  devices: readonly string[]
}

export interface FirewallChain {
  name: string
  /** undefined: other chains jump to it. */
  hook: Hook | undefined
  rules: readonly FirewallRule[]
}

export interface FirewallTable {
  /** Which tool shows it, and changes it. */
  tool: 'nft' | 'iptables' | 'iptables-legacy'
  /** Such as inet, ip or bridge. */
  family: string
  name: string
  chains: readonly FirewallChain[]
  /** It has rules of another tool's, of which this one does not show all. */
  isPartial: boolean
}
