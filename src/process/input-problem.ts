import {shownValue} from './shown-value.ts'

/** How the asker calls an option: `--lab` at a desk, `input lab` in a workflow. */
export type Naming = (flag: string) => string

/** Something that was given and cannot be taken. */
export interface InputProblem {
  /** One line: the thing, the rule, the value and what to do. Values in it are quoted and cut. */
  tell(name: Naming): string
}

const names = (flag: string): string => `--${flag}`

/** The problem as a person at a desk is told it. */
export const tellAtDesk = ({tell}: InputProblem): string => tell(names)

/** `--lab must be RULE; got "VALUE": REMEDY`. */
export const mustBe = (flag: string, rule: string, value: unknown, hint?: string): InputProblem => ({
  tell: name => `${name(flag)} must be ${rule}; got ${shownValue(value)}${hint ? `: ${hint}` : ''}`,
})

/** The same of a variable of the environment. */
export const variableMustBe = (variable: string, rule: string, value: unknown): InputProblem => ({
  tell: () => `${variable} must be ${rule}; got ${shownValue(value)}`,
})

export const mustBeOneOf = (flag: string, choices: readonly string[], value: string): InputProblem[] =>
  choices.includes(value) ? [] : [mustBe(flag, `one of ${choices.join(', ')}`, value)]
