import {boundToThisProcess} from '../process/bound-to-this-process.ts'
import type {run as startProcess} from '../process/run.ts'
import {processMark} from './process-mark.ts'

/** Name of the packed image of a recipe, in a cache. */
export const archiveName = (hash: string): string => `machine-${hash}.tar.zst`

let partials = 0
/** Name of what is in the making in root's own folders: the mark of the process that makes it tells whether it is abandoned. */
export const partialName = (): string => `${partialPrefix}${processMark()}.${++partials}`
export const partialPrefix = '.partial-'

const tarOptions = ['--numeric-owner', '--xattrs', '--xattrs-include=*', '--format=posix'] as const

interface PackOptions {
  signal?: AbortSignal
  run: typeof startProcess
}

/** Packs a root file system into a file; gives tar's own words when it cannot. */
export const packTree = (root: string, file: string, options: PackOptions): Promise<string | undefined> =>
  tar(['--use-compress-program', 'zstd -3 -T0', '-C', root, '-cf', file, '.'], options)

/** Unpacks a file as root would have made it; gives tar's own words when it cannot. */
export const unpackArchive = (
  file: string,
  root: string,
  options: PackOptions,
): Promise<string | undefined> =>
  tar(['-p', '--use-compress-program', 'zstd', '-C', root, '-xf', file], options)

async function tar(words: readonly string[], {signal, run}: PackOptions): Promise<string | undefined> {
  const argv = [...boundToThisProcess, 'tar', ...tarOptions, ...words]
  const {status, stderr} = await run(argv, signal ? {signal} : {})
  return status === 0 ? undefined : stderr.trim() || `tar ended with status ${status}`
}

export function nothingWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
