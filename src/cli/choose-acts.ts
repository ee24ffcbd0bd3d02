import type {InputProblem} from '../process/input-problem.ts'
import {shownValue} from '../process/shown-value.ts'

export interface NumberedAct<Act> {
  /** `S` and its place among all acts, from 1. */
  id: string
  act: Act
}

/**
 * Reads the value of --acts: numbers (S3), ranges of them (S3-S7) and parts of names, with commas between. The acts that
 * one of them means, in their usual order; without a value all of them.
 */
export function chooseActs<Act extends {name: string}>(
  acts: readonly Act[],
  given: string | undefined,
): {chosen: readonly NumberedAct<Act>[]; problems: readonly InputProblem[]} {
  const numbered = acts.map((act, index) => ({id: `S${index + 1}`, act}))
  if (given === undefined) return {chosen: numbered, problems: []}
  const words = given.split(',').map(word => word.trim())
  const meant = words.map(word => ({word, mean: meaning(word, acts.length)}))
  const isMeant = ({act: {name}}: NumberedAct<Act>, index: number): boolean =>
    meant.some(({mean}) => mean(name, index + 1))
  return {
    chosen: numbered.filter(isMeant),
    problems: meant
      .filter(({mean}) => !acts.some(({name}, index) => mean(name, index + 1)))
      .map(({word}) => unknown(word, acts.length)),
  }
}

type Meaning = (name: string, number: number) => boolean

function meaning(word: string, count: number): Meaning {
  const [, first, last] = /^S(\d+)(?:-S?(\d+))?$/i.exec(word) ?? []
  if (first === undefined) return name => word !== '' && name.toLowerCase().includes(word.toLowerCase())
  const [from, to] = [Number(first), Number(last ?? first)]
  // A range that ends outside of what there is was not meant so.
  return (_, number) => to <= count && from <= number && number <= to
}

const unknown = (word: string, count: number): InputProblem => ({
  tell: naming =>
    `${naming('acts')} must list acts by number, S1 to S${count}, by a range such as S3-S7, or by a part of their names; no act is ${shownValue(word)}`,
})
