import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {stringify} from 'yaml'
import {ownInputs} from '../src/action/own-inputs.ts'
import {optionNames, optionOf} from '../src/cli/options.ts'

// Writes the inputs of action.yml: those of the table of options, and those that only the action knows. With --check
// nothing is written, and a file that differs is an error.

const file = path.join(path.dirname(import.meta.dirname), 'action.yml')

interface Input {
  description: string
  default: string
}

/** All inputs, in the order in which a reader gets them: what to do, what with, and what becomes of the result. */
function allInputs(): Record<string, Input> {
  const ofOptions = optionNames.flatMap(name => {
    const {type, input, default: text} = optionOf(name)
    if (!input) return []
    const usual = input.default ?? text ?? (type === 'boolean' ? 'false' : '')
    return [[name, {description: input.description, default: usual}] as const]
  })
  const {scenario, script, ...others} = ownInputs
  return {scenario, script, ...Object.fromEntries(ofOptions), ...others}
}

/** What action.yml has to be. */
export function wantedActionFile(text = readFileSync(file, 'utf8')): string {
  const inputs = Object.entries(allInputs()).map(([name, {description, default: value}]) => [
    name,
    {description, required: false, default: value},
  ])
  const section = stringify({inputs: Object.fromEntries(inputs)}, {lineWidth: 0})
  return text.replace(/^inputs:\n(?: .*\n)+/m, () => section)
}

if (import.meta.main) {
  const text = readFileSync(file, 'utf8')
  const wanted = wantedActionFile(text)
  if (wanted === text) process.exit(0)
  if (process.argv.includes('--check')) {
    console.error(
      'action.yml is not what the table of options gives\nhint: npm run build:action, and commit it',
    )
    process.exitCode = 1
  } else writeFileSync(file, wanted)
}
