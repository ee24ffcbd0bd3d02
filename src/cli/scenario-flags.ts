import type {FlagName} from './flags.ts'

/** Flags of a scenario that makes a lab and leaves it. */
export const keptLabFlags: readonly FlagName[] = [
  'lab',
  'provider',
  'fan',
  'underlay',
  'overlay',
  'distribution',
  'apt-source',
  'package',
  'image-digest',
  'accept-cached-image',
  'inventory',
  'empty',
  'remote',
  'network',
  'vm',
  'box',
  'hypervisor',
  'no-install',
  'keep-on-failure',
  'keep-for',
  'keep-while',
  'label',
  'reports',
  'timings',
  'result',
]

/** Flags of a scenario that makes a lab of its own and removes it. */
export const labFlags: readonly FlagName[] = [...keptLabFlags, 'keep']

/** Flags of a scenario that visits a lab that is up. */
export const visitFlags: readonly FlagName[] = ['lab', 'reports', 'result']
