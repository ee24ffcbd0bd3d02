import {currentReader} from './reader.ts'

/** What a reader sets to choose something: a flag, or the action's input of the same name. */
export function optionName(flag: string, {hasInputs} = currentReader()): string {
  if (!hasInputs) return `--${flag}`
  return flag === 'no-install' ? 'input install: false' : `input ${flag}`
}
