/** Set by the action for its scenarios: whoever reads what they say has inputs, and no command line. */
export const inputsVariable = 'FANLAB_INPUTS'

/** What a reader sets to choose something: a flag, or the action's input of the same name. */
export function optionName(flag: string, env: NodeJS.ProcessEnv = process.env): string {
  if (!env[inputsVariable]) return `--${flag}`
  return flag === 'no-install' ? 'input install: false' : `input ${flag}`
}
