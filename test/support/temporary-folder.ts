import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const folders: string[] = []

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true})
})

/** A folder for one test; it is removed when the test's process ends, also after a failure. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fanlab-test-'))
  folders.push(folder)
  return folder
}
