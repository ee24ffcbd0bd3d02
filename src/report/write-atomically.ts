import {closeSync, fchownSync, openSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import type {Owner} from '../process/owner.ts'

/**
 * Replaces the file so that a reader, or a kill at any moment, finds the old text or the new one, never half of one.
 * The folder must exist. A kill can leave one hidden file beside it, which the next write replaces.
 */
export function writeAtomically(path: string, content: string | Uint8Array, owner?: Owner): void {
  const draft = join(dirname(path), `.${basename(path)}.part`)
  rmSync(draft, {force: true})
  // `wx` does not follow a link that somebody put there: fanlab often runs as root in a user's folder.
  const file = openSync(draft, 'wx', 0o644)
  try {
    writeFileSync(file, content)
    if (owner) fchownSync(file, owner.uid, owner.gid)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}
