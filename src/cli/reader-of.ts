import type {Reader} from '../process/reader.ts'

/** Set by the action for its scenarios: whoever reads what they say has inputs, and no command line. */
export const inputsVariable = 'FANLAB_INPUTS'

/** Set where `fanlab` is found by another name than its path, such as by the action, which puts it on PATH. */
export const commandVariable = 'FANLAB_COMMAND'

/** Whom the environment tells of. A CI may have terminals, and keeps their lines for ever. */
export const readerOf = (env: NodeJS.ProcessEnv, isTerminal: boolean): Reader => ({
  hasInputs: Boolean(env[inputsVariable]),
  command: env[commandVariable] || undefined,
  stateDir: env.FANLAB_STATE_DIR,
  isAtTerminal: isTerminal && !env.CI,
  wantsTrace: env.FANLAB_TRACE === '1',
})
