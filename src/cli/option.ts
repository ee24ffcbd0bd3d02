/** A scenario that makes a lab and removes it, one that leaves it, and one that visits a lab that is up. */
export type ScenarioKind = 'full' | 'up' | 'visit'

/** All that there is to know of an option: parsing, help, the action's inputs and the tables of the docs follow from it. */
export interface Option {
  type: 'string' | 'boolean'
  /** It may be repeated, and then all its values count. */
  multiple?: true
  /** Its value, as the help writes it. */
  placeholder?: string
  /** One of these, where it is not anything. */
  choices?: readonly string[]
  /** What else its value has to be. */
  legal?: {rule: string; test(text: string): boolean}
  /** The text that it has when it is not given. */
  default?: string
  help: string
  /** How the help writes the default, where that is not the text itself. */
  shownDefault?: string
  /** Which scenarios take it; commands that are no scenarios name what they take. */
  takenBy?: readonly ScenarioKind[]
  /** How a workflow sets it, by an input of the same name. */
  input?: {
    description: string
    /** Where it is not the option's own. */
    default?: string
    /** The action itself does what it says; the scenario does not get it. */
    byAction?: true
  }
}

/** Scenarios that make a lab. */
export const makers = ['full', 'up'] as const
export const everyone = ['full', 'up', 'visit'] as const

/** A rule by a pattern. */
export const ruled = ({pattern, rule}: {pattern: RegExp; rule: string}) => ({
  rule,
  test: (text: string): boolean => pattern.test(text),
})
