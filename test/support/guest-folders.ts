import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../../src/process/package-root.ts'

/** Folders of files that machines get, relative to the checkout: the code reads them at run time. */
export const guestFolders: readonly string[] = readdirSync(join(packageRoot, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter(path => /(^|\/)guest$/.test(path))
  .map(path => join('src', path))
