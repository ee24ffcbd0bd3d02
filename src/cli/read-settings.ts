import {type InputProblem, mustBe} from '../process/input-problem.ts'
import {shownValue} from '../process/shown-value.ts'

/** What a script may be told by --set NAME=VALUE: texts by their names. */
export type Settings = Readonly<Record<string, string>>

/**
 * Reads the values of --set, over those that the script declares; one that declares none takes any. Of a name that is
 * given more than once the last counts.
 */
export function readSettings(
  given: readonly string[] = [],
  declared?: Settings,
): {settings: Settings; problems: readonly InputProblem[]} {
  const settings: Record<string, string> = {...declared}
  const problems: InputProblem[] = []
  for (const word of given) {
    const [, name = '', value = ''] = /^([A-Za-z][\w-]{0,39})=(.*)$/s.exec(word) ?? []
    if (name === '')
      problems.push(mustBe('set', "NAME=VALUE, with a name of letters, digits, '_' and '-'", word))
    else if (declared && !Object.hasOwn(declared, name)) problems.push(unknown(name, Object.keys(declared)))
    else settings[name] = value
  }
  return {settings, problems}
}

const unknown = (name: string, known: readonly string[]): InputProblem => ({
  tell: naming =>
    `${naming('set')} must name a setting of the script: ${known.join(', ') || 'it has none'}; got ${shownValue(name)}`,
})
