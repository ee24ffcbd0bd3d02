/** Folders that are the system's with all that is in them. */
const trees = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/proc',
  '/sbin',
  '/sys',
  '/usr',
]
/** Folders in these which are anybody's. */
const exceptions = ['/dev/shm', '/usr/local', '/usr/src']

/** The system's own folder that a path without links lies in; undefined for any other. */
export function systemFolder(path: string): string | undefined {
  if (exceptions.some(folder => isIn(path, folder))) return undefined
  return trees.find(folder => isIn(path, folder))
}

/** Folders in which others keep theirs: nothing is put right into them. */
const shared = [
  '/',
  '/home',
  '/media',
  '/mnt',
  '/opt',
  '/run',
  '/srv',
  '/usr/local',
  '/var',
  '/var/lib',
  '/var/log',
]

/** Whether a folder is for the folders of others, and not for files. */
export const isSharedFolder = (path: string): boolean =>
  shared.includes(path) || systemFolder(path) !== undefined

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
