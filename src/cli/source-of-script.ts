import {existsSync, realpathSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'

/**
 * The script's path in the repository that the reader of a report has before him, such as `labs/mine.mjs`; undefined
 * where it is not part of that: as an action fanlab is checked out elsewhere. `script` is its import.meta.url.
 */
export function sourceOfScript(script: string, folder = process.cwd()): string | undefined {
  const path = realpathSync(fileURLToPath(script))
  const name = relative(repositoryOf(realpathSync(folder)), path)
  return name.startsWith('..') || name.split('/').includes('node_modules') ? undefined : name
}

/** The nearest folder above that is a git repository; without one the folder itself. */
function repositoryOf(folder: string): string {
  for (let each = folder; ; each = dirname(each)) {
    if (existsSync(join(each, '.git'))) return each
    if (each === dirname(each)) return folder
  }
}
