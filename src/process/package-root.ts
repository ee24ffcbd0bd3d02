import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Folder of the package: the nearest one above this code that has an action's or a package's description. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

/** A file that gets installed on machines, by its path below src/. Both the sources and the bundle read it there. */
export const guestPath = (path: string): string => join(packageRoot, 'src', path)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'src', 'guest'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('cannot find src/guest above the code: the checkout is incomplete')
  return findRoot(parent)
}
