import {type OptionName, optionsOf} from '../cli/options.ts'

export interface ActionScenario {
  /** Flags that its script takes. */
  flags: readonly OptionName[]
  /** It makes a lab of its own, which the action has to remove. */
  makesLab: boolean
  /** The lab stays for the later steps of the job. */
  leavesLab: boolean
}

/** What runs where nothing is said. */
export const usualScenario = 'full'

/** The scenarios that the input `scenario` can name: scripts of scenarios/. */
export const actionScenarios: Readonly<Record<string, ActionScenario>> = {
  full: {flags: [...optionsOf('full'), 'file'], makesLab: true, leavesLab: false},
  up: {flags: [...optionsOf('up'), 'file'], makesLab: true, leavesLab: true},
  check: {flags: [...optionsOf('visit'), 'all-endpoints', 'file'], makesLab: false, leavesLab: false},
  persistence: {flags: [...optionsOf('visit'), 'reboot', 'file'], makesLab: false, leavesLab: false},
  faults: {flags: optionsOf('full'), makesLab: true, leavesLab: false},
  sabotage: {flags: [...optionsOf('full'), 'file'], makesLab: true, leavesLab: false},
}
