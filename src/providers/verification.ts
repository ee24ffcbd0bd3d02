import type {ProviderName} from './provider-names.ts'

/**
 * whole: the whole scenario and the contract suite ran on it, in each way in which fanlab takes it · part: they ran in
 * one of its ways · fixture: they ran, but on a program that plays the tool · none: neither ran.
 */
type Extent = 'whole' | 'part' | 'fixture' | 'none'

interface Verification {
  extent: Extent
  /** The words of docs/providers.md for it. */
  how: string
}

/** What was verified of each provider. The table of docs/providers.md and the order of `--provider auto` follow from this one. */
export const verification: Readonly<Record<ProviderName, Verification>> = {
  lxc: {extent: 'whole', how: 'whole scenario, contract suite'},
  uml: {extent: 'whole', how: 'whole scenario, contract suite'},
  qemu: {extent: 'part', how: 'whole scenario, contract suite, in emulation; with KVM unverified'},
  lxd: {
    extent: 'part',
    how: 'whole scenario and contract suite, on containers of LXD 5.0; `--vm`, `--remote` and clusters unverified',
  },
  incus: {extent: 'none', how: 'unverified'},
  multipass: {
    extent: 'fixture',
    how: 'whole scenario and contract suite, on a fixture that plays Multipass; Multipass itself unverified',
  },
  vagrant: {extent: 'none', how: 'the Vagrantfile by `vagrant validate`; else unverified'},
  ssh: {extent: 'part', how: 'whole scenario but for power cuts, contract suite'},
}

/** The better verified ones first. */
export const byExtent: readonly Extent[] = ['whole', 'part', 'fixture', 'none']
