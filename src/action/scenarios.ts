import type {FlagName} from '../cli/flags.ts'
import {keptLabFlags, labFlags, visitFlags} from '../cli/scenario-flags.ts'

export interface ActionScenario {
  /** Flags that its script takes. */
  flags: readonly FlagName[]
  /** It makes a lab of its own, which the action has to remove. */
  makesLab: boolean
  /** The lab stays for the later steps of the job. */
  leavesLab: boolean
}

/** The scenarios that the input `scenario` can name: scripts of scenarios/. */
export const actionScenarios: Readonly<Record<string, ActionScenario>> = {
  full: {flags: labFlags, makesLab: true, leavesLab: false},
  up: {flags: keptLabFlags, makesLab: true, leavesLab: true},
  check: {flags: [...visitFlags, 'all-endpoints'], makesLab: false, leavesLab: false},
  persistence: {flags: [...visitFlags, 'reboot'], makesLab: false, leavesLab: false},
  sabotage: {flags: labFlags, makesLab: true, leavesLab: false},
}
