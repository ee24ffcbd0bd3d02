import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeSync,
} from 'node:fs'
import {join, resolve} from 'node:path'
import {PinnedFolder, pinFolder, under} from './pinned-folder.ts'
import {Refused, telling} from './refused.ts'
import {isSharedFolder} from './system-folders.ts'

// The state folder is root's own: what lies in it is believed, removed, and run as root. It is accepted only where
// nobody else can have written it, and where it is new, empty or has our mark.

const markName = '.fanlab-state'
const markText = 'fanlab state 1\n'
const newMark = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW
/** What only root may enter: labs and images hold programs that run as root on machines. */
const privateFolders = ['labs', 'images'] as const
/** Of root's, and others may pass through: apt's own user does while an image is built. */
const stateMode = 0o711
/** All that was in a state folder before there were marks, and what a run has left that was killed in its trial. */
const known = /^(labs|images|images\.lock|image-build\.log|(build|trial)-\d+-\d+)$/

const hint =
  'choose another folder with FANLAB_STATE_DIR, such as /var/lib/fanlab, or one that does not exist yet'

/** Throws a LabError when the folder must not be the state folder. One that is missing or empty is left as it is. */
export function acceptStateFolder(path: string): void {
  telling('keep labs in', path, () =>
    inFolder(path, (folder, missing) => {
      if (missing.length === 0 && readdirSync(folder.at('.')).length > 0) settle(folder)
    }),
  )
}

/** Makes the state folder where it is missing, and gives it its mark. Throws a LabError when that must not be. */
export function makeStateFolder(path: string): void {
  telling('keep labs in', path, () =>
    inFolder(path, (folder, missing) => {
      const [name, ...more] = missing
      if (name === undefined) return settle(folder)
      makeFolder(folder.at(name), more.length > 0 ? 0o755 : stateMode)
      return makeStateFolder(path)
    }),
  )
}

/** Acts in the folder as far as it exists, when nobody but root can write to it or put another into its place. */
function inFolder(path: string, act: (folder: PinnedFolder, missing: readonly string[]) => void): void {
  const {folder, missing} = pinFolder(resolve(path))
  try {
    if (isSharedFolder(join(folder.path, ...missing))) throw new Refused('it is for files of others', hint)
    const way = folder.way.map(fd => new PinnedFolder([fd]))
    const own = missing.length === 0 ? way.pop() : undefined
    for (const each of way) checkOnWay(each)
    if (own) checkOwn(own)
    act(folder, missing)
  } finally {
    folder.close()
  }
}

function checkOnWay(folder: PinnedFolder): void {
  const {uid, mode} = fstatSync(folder.fd)
  checkOwner(folder.path, uid)
  // In a folder such as /tmp nobody can move what is root's.
  if (isWritableByOthers(mode) && (mode & 0o1000) === 0)
    throw new Refused(`others than root may write to ${folder.path} (mode ${octal(mode)})`, hint)
}

function checkOwn(folder: PinnedFolder): void {
  const {uid, mode} = fstatSync(folder.fd)
  checkOwner(folder.path, uid)
  if (isWritableByOthers(mode))
    throw new Refused(
      `others than root may write to it (mode ${octal(mode)})`,
      `${hint}; or look at it, then chmod 0711`,
    )
}

/** Marks the folder when all that is in it is ours, and takes rights from others that they do not need. */
function settle(folder: PinnedFolder): void {
  const names = readdirSync(folder.at('.'))
  if (!names.includes(markName)) {
    const strange = names.filter(name => !known.test(name))
    if (strange.length > 0)
      throw new Refused(`it has no ${markName} and is not empty (${strange.slice(0, 3).join(', ')})`, hint)
    mark(folder)
  } else checkMark(folder)
  const {mode} = fstatSync(folder.fd)
  if ((mode & 0o066) !== 0) chmodSync(folder.at('.'), stateMode)
  for (const name of privateFolders) {
    const found = folder.look(name)
    // A link in it is root's, as all in it.
    if (!found?.isDirectory()) continue
    checkOwner(under(folder, name), found.uid)
    if ((found.mode & 0o077) !== 0) chmodSync(folder.at(name), 0o700)
  }
}

function checkMark(folder: PinnedFolder): void {
  const found = folder.look(markName)
  if (!found?.isFile() || found.uid !== process.geteuid?.())
    throw new Refused(`${under(folder, markName)} is not root's own file`, hint)
}

function mark(folder: PinnedFolder): void {
  try {
    const fd = openSync(folder.at(markName), newMark, 0o600)
    writeSync(fd, markText)
    closeSync(fd)
  } catch (error) {
    // Another run did it at the same moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, mode)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function checkOwner(path: string, uid: number): void {
  if (uid !== 0 && uid !== process.geteuid?.())
    throw new Refused(`${path} belongs to user ${uid}, not to root`, hint)
}

const isWritableByOthers = (mode: number): boolean => (mode & 0o022) !== 0
const octal = (mode: number): string => `0${(mode & 0o7777).toString(8)}`
