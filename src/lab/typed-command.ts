import {basename, dirname, isAbsolute, join, relative, sep} from 'node:path'
import {commandLine} from '../process/command-line.ts'
import {packageRoot} from './package-root.ts'

/** Set where `fanlab` is found by another name than its path, such as by the action, which puts it on PATH. */
export const commandVariable = 'FANLAB_COMMAND'

/** A command of fanlab as a person would type it here: with one's own lab, in one's current folder, without npx. */
export function typedCommand(command: string, ...words: readonly string[]): string {
  const fanlab = process.env[commandVariable] || typedPath(join(packageRoot, 'bin', 'fanlab'))
  const {FANLAB_STATE_DIR} = process.env
  // Only what is about a lab has to find it.
  return commandLine([fanlab, command, ...words], words.includes('--lab') ? {FANLAB_STATE_DIR} : {})
}

/** A scenario as a person would type it here: one of fanlab's by its name, one of his own by its path. */
export function typedScript(script: string, ...words: readonly string[]): string {
  return dirname(script) === join(packageRoot, 'scenarios')
    ? typedCommand(basename(script, '.mjs'), ...words)
    : commandLine(['node', typedPath(script), ...words])
}

/** Below the current folder its path from there. A shell looks for a command without a slash elsewhere. */
function typedPath(path: string): string {
  const here = relative(process.cwd(), path)
  if (here.startsWith('..') || isAbsolute(here)) return path
  return here.includes(sep) ? here : `./${here}`
}
