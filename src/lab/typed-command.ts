import {basename, dirname, isAbsolute, join, relative, sep} from 'node:path'
import {commandLine} from '../process/command-line.ts'
import {packageRoot} from '../process/package-root.ts'
import {currentReader} from '../process/reader.ts'

/** A command of fanlab as a person would type it here: with one's own lab, in one's current folder, without npx. */
export function typedCommand(command: string, ...words: readonly string[]): string {
  const {command: name, stateDir} = currentReader()
  const fanlab = name ?? typedPath(join(packageRoot, 'bin', 'fanlab'))
  // Only what is about a lab has to find it.
  return commandLine([fanlab, command, ...words], words.includes('--lab') ? {FANLAB_STATE_DIR: stateDir} : {})
}

/** A scenario as a person would type it here: one of fanlab's by its name, one of his own by its path. */
export function typedScript(script: string, ...words: readonly string[]): string {
  return dirname(script) === join(packageRoot, 'scenarios')
    ? typedCommand(basename(script, '.mjs'), ...words)
    : typedCommand('run', typedPath(script), ...words)
}

/** Below the current folder its path from there. A shell looks for a command without a slash elsewhere. */
function typedPath(path: string): string {
  const here = relative(process.cwd(), path)
  if (here.startsWith('..') || isAbsolute(here)) return path
  return here.includes(sep) ? here : `./${here}`
}
