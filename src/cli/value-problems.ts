import {type InputProblem, mustBe, mustBeOneOf} from '../process/input-problem.ts'
import {type OptionName, type OptionValues, optionOf} from './options.ts'

/** What the table says of the texts that were given. */
export const valueProblems = (values: OptionValues): InputProblem[] =>
  (Object.keys(values) as OptionName[]).flatMap(name => {
    const {choices, legal} = optionOf(name)
    const given = values[name]
    const texts = [given].flat().filter(text => typeof text === 'string')
    return texts.flatMap(text => [
      ...(choices ? mustBeOneOf(name, choices, text) : []),
      ...(legal && !legal.test(text) ? [mustBe(name, legal.rule, text)] : []),
    ])
  })
