import {closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, type Stats} from 'node:fs'
import {Refused} from './refused.ts'
import {isSharedFolder} from './system-folders.ts'

/** Linux' own, which Node does not name: the descriptor stands for the folder and needs no right to read it. */
const pathOnly = 0o10000000
const asFolder = pathOnly | constants.O_DIRECTORY | constants.O_NOFOLLOW
/** As the kernel itself: who needs more goes in circles. */
const mostLinks = 40

/**
 * A folder that is held by a descriptor, so that what is done in it is done there and nowhere else, whoever renames
 * folders or puts links in their places meanwhile.
 */
export class PinnedFolder {
  readonly fd: number
  /** Descriptors of all folders on the way to it, itself included. */
  readonly way: readonly number[]

  constructor(way: readonly number[]) {
    this.way = way
    this.fd = way.at(-1) as number
  }

  /** Where it is now, without any link. */
  get path(): string {
    return readlinkSync(`/proc/self/fd/${this.fd}`)
  }

  /** A path by which a name in this folder is reached, and no other; `..` and links in it are the kernel's to follow. */
  at(name: string): string {
    return `/proc/self/fd/${this.fd}/${name}`
  }

  /** What has that name here, a link itself; undefined for nothing. */
  look(name: string): Stats | undefined {
    return lstatSync(this.at(name), {throwIfNoEntry: false})
  }

  close(): void {
    for (const fd of new Set(this.way)) closeSync(fd)
  }
}

/** The folder as far as it exists, and the names that are missing below it. */
interface Pinned {
  folder: PinnedFolder
  missing: readonly string[]
}

/**
 * Goes to the folder of an absolute path, one name after the other, so that a link is seen where it is. It is followed
 * only in folders that hold those of others and that root alone writes to, such as / and /var, where administrators put
 * links; git puts them anywhere below, and a pull request's tree is enough for it. Throws a Refused otherwise.
 */
export function pinFolder(path: string): Pinned {
  const way = [openSync('/', asFolder)]
  try {
    const names = namesIn(path)
    for (let links = 0; names.length > 0; ) {
      const folder = new PinnedFolder(way)
      const name = names.shift() as string
      const found = folder.look(name)
      if (!found) return {folder, missing: missingNames([name, ...names], folder)}
      if (found.isSymbolicLink()) {
        const target = followable(folder, name)
        if (++links > mostLinks)
          throw new Refused(`${folder.path}/${name} leads in circles`, 'give the real path')
        names.unshift(...namesIn(target))
        if (target.startsWith('/')) way.push(openSync('/', asFolder))
      } else if (found.isDirectory()) way.push(openSync(folder.at(name), asFolder))
      else throw new Refused(`${under(folder, name)} is not a folder`, 'choose another folder')
    }
    return {folder: new PinnedFolder(way), missing: []}
  } catch (error) {
    new PinnedFolder(way).close()
    throw error
  }
}

const namesIn = (path: string): string[] => path.split('/').filter(name => name !== '' && name !== '.')

/** Path of a name in a folder, for a message. */
export const under = (folder: PinnedFolder, name: string): string =>
  `${folder.path === '/' ? '' : folder.path}/${name}`

function missingNames(names: readonly string[], folder: PinnedFolder): readonly string[] {
  if (!names.includes('..')) return names
  throw new Refused(`${under(folder, names.join('/'))} does not exist`, 'give the real path')
}

function followable(folder: PinnedFolder, name: string): string {
  const target = readlinkSync(folder.at(name))
  const {uid, mode} = fstatSync(folder.fd)
  if (isSharedFolder(folder.path) && uid === 0 && (mode & 0o022) === 0) return target
  throw new Refused(
    `${under(folder, name)} is a link to ${target}, and links are not followed there`,
    'give the real path, or remove the link',
  )
}
