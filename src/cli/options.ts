import type {Option, ScenarioKind} from './option.ts'
import {optionTable} from './option-table.ts'

type Table = typeof optionTable

export type OptionName = keyof Table

/** What was given for options, by their types; of one that may not be repeated the last counts. */
export type OptionValues = {
  [Name in OptionName]?: Table[Name] extends {multiple: true}
    ? readonly string[]
    : Table[Name]['type'] extends 'boolean'
      ? boolean
      : string
}

/** What the table says of an option, whichever that is. */
export const optionOf = (name: OptionName): Option => optionTable[name]

export const optionNames = Object.keys(optionTable) as OptionName[]

/** The text that an option has when it is not given. */
export const defaultOf = (name: OptionName): string => optionOf(name).default ?? ''

/** What a scenario of that kind takes, beside what it names itself. */
export const optionsOf = (kind: ScenarioKind): OptionName[] =>
  optionNames.filter(name => optionOf(name).takenBy?.includes(kind))
