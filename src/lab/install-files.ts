import {readFile} from 'node:fs/promises'
import {guestPath} from '../process/package-root.ts'
import type {PlaceHandle} from './machine.ts'

/** Where a machine keeps what is fanlab's; the fan's tools look here unless FANLAB_LIB says otherwise. */
export const guestLibrary = '/usr/local/lib/fanlab'

export interface InstalledFile {
  /** Absolute path on the machine. Owner is root. */
  target: string
  /** Octal, such as '0755'. */
  mode: string
  content: string | Uint8Array
}

/** A file that machines get as it is, by its path below src/, such as guest/undo. */
export const guestFile = async (path: string, target: string, mode: string): Promise<InstalledFile> => ({
  target,
  mode,
  content: await readFile(guestPath(path)),
})

/** Installs all files with one command. Folders are made; each file appears whole or not at all. */
export async function installFiles(place: PlaceHandle, files: readonly InstalledFile[]): Promise<void> {
  await place.succeed(['sh', '-eu'], {stdin: installScript(files)})
}

/** Paths and modes are our own constants; contents travel as base64, so nothing of them is ever read as a command. */
export function installScript(files: readonly InstalledFile[]): string {
  const parts = files.map(({target, mode, content}) => {
    if (!/^\/[\w./@-]+$/.test(target)) throw new Error(`cannot install a file at "${target}": odd path`)
    return [
      `base64 -d <<'END' | install -D -o 0 -g 0 -m ${mode} /dev/stdin '${target}.new'`,
      Buffer.from(content).toString('base64'),
      'END',
      `mv '${target}.new' '${target}'`,
    ].join('\n')
  })
  return `umask 022\n${parts.join('\n')}\n`
}
