import {readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, join} from 'node:path'
import {asCaller} from '../process/as-caller.ts'
import type {LabFile} from './file/lab-file.ts'

/** Files by their places on a machine, as a lab file has them. */
export type FilesOfFile = NonNullable<LabFile['files']>

/** A file for a machine. */
interface FileToLay {
  /** Absolute, on the machine. */
  path: string
  content: string | Uint8Array
  /** Such as 0644. */
  mode: string
}

/** Bytes of all files of one machine together: more is for an image. */
const mostBytes = 64 * 2 ** 20
/** Of all of a folder. */
const mostFiles = 1000

/**
 * The files that a lab file gives to a machine, from its own folder, as whoever uses fanlab can read them. A folder brings
 * all that is in it; a place that ends with / is a folder. Throws an Error that names what cannot be had.
 */
export function folderFiles(folder: string, files: FilesOfFile): FileToLay[] {
  const found = Object.entries(files).flatMap(([place, source]): FileToLay[] => {
    if (typeof source === 'string') return asCaller(() => filesAt(join(folder, source), place, source))
    return [{path: place, content: source.content, mode: source.mode ?? '0644'}]
  })
  const bytes = found.reduce((sum, {content}) => sum + content.length, 0)
  if (found.length > mostFiles || bytes > mostBytes)
    throw new Error(`${found.length} files of ${bytes} bytes are more than ${mostFiles} of ${mostBytes}`)
  return found
}

function filesAt(path: string, place: string, name: string): FileToLay[] {
  const stats = statSync(path, {throwIfNoEntry: false})
  if (!stats) throw new Error(`the lab's folder has no ${name}`)
  if (stats.isFile()) {
    if (stats.size > mostBytes) throw new Error(`${name} has more than ${mostBytes} bytes`)
    const mode = (stats.mode & 0o111) === 0 ? '0644' : '0755'
    return [
      {path: place.endsWith('/') ? join(place, basename(path)) : place, content: readFileSync(path), mode},
    ]
  }
  if (!stats.isDirectory()) throw new Error(`${name} is neither a file nor a folder`)
  const names = readdirSync(path).sort()
  if (names.length > mostFiles) throw new Error(`${name} has more than ${mostFiles} files`)
  return names.flatMap(each => filesAt(join(path, each), join(place, each), join(name, each)))
}
