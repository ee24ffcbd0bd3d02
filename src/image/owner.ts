import {chown, mkdir} from 'node:fs/promises'
import {dirname} from 'node:path'

/** Who files in the user's own folders belong to, when sudo has made this process root's. */
export interface Owner {
  uid: number
  gid: number
}

export async function giveTo(owner: Owner | undefined, path: string): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid)
}

/** Makes a directory and its missing parents; those that it made are the owner's. */
export async function makeDirectory(path: string, owner: Owner | undefined): Promise<void> {
  const first = await mkdir(path, {recursive: true})
  if (first === undefined) return
  for (let made = path; ; made = dirname(made)) {
    await giveTo(owner, made)
    if (made === first) return
  }
}
