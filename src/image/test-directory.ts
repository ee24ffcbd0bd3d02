import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** For tests: a new directory that goes when the test's process ends. */
export function testDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'fanlab-image-'))
  process.once('exit', () => rmSync(directory, {recursive: true, force: true}))
  return directory
}
