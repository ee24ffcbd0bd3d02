import {lchownSync, mkdirSync, statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'

/** Numeric user and group that files are given to. */
export interface Owner {
  uid: number
  gid: number
}

/** The caller who used sudo: files in the workspace must stay theirs to read and remove. */
export function sudoCaller(
  env: NodeJS.ProcessEnv = process.env,
  euid = process.geteuid?.(),
): Owner | undefined {
  const {SUDO_UID: uid = '', SUDO_GID: gid = ''} = env
  if (euid !== 0 || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return undefined
  return {uid: Number(uid), gid: Number(gid)}
}

/**
 * Makes the folder and its missing parents; those that were made, and no others, are given to the owner.
 * Not by mkdir's `recursive`: Node 20 and 24 never return from it where a parent exists and mkdir says ENOENT, as /proc does.
 */
export function makeFolder(folder: string, owner?: Owner): void {
  const path = resolve(folder)
  if (statSync(path, {throwIfNoEntry: false})?.isDirectory()) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent, owner)
  mkdirSync(path)
  giveTo(owner, path)
}

/** Gives a file to the owner; a link is given itself, not what it points to. */
export function giveTo(owner: Owner | undefined, path: string): void {
  if (owner) lchownSync(path, owner.uid, owner.gid)
}
