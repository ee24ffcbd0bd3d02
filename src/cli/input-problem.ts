import {shownValue} from '../process/shown-value.ts'
import type {FlagName} from './flags.ts'

/** How the asker calls a flag: `--lab` at a desk, `input lab` in a workflow. */
export type Naming = (flag: FlagName) => string

/** Something that was given and cannot be taken. */
export interface InputProblem {
  /** One line: the thing, the rule, the value and what to do. Values in it are quoted and cut. */
  tell(name: Naming): string
}

const names = (flag: FlagName): string => `--${flag}`

/** The problem as a person at a desk is told it. */
export const tellAtDesk = ({tell}: InputProblem): string => tell(names)

/** `--lab must be RULE; got "VALUE": REMEDY`. */
export const mustBe = (flag: FlagName, rule: string, value: unknown, hint?: string): InputProblem => ({
  tell: name => `${name(flag)} must be ${rule}; got ${shownValue(value)}${hint ? `: ${hint}` : ''}`,
})

/** The same of a variable of the environment. */
export const variableMustBe = (variable: string, rule: string, value: unknown): InputProblem => ({
  tell: () => `${variable} must be ${rule}; got ${shownValue(value)}`,
})

export const mustBeOneOf = (flag: FlagName, choices: readonly string[], value: string): InputProblem[] =>
  choices.includes(value) ? [] : [mustBe(flag, `one of ${choices.join(', ')}`, value)]
