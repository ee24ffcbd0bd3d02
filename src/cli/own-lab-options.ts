import {type OptionName, optionsOf} from './options.ts'

/** What a scenario with a lab file of its own takes: the file says which networks there are. */
export const ownLabOptions = (keepsLab: boolean): OptionName[] => [
  ...optionsOf(keepsLab ? 'up' : 'full').filter(name => name !== 'underlay' && name !== 'overlay'),
  'set',
]
