import {copyFile} from 'node:fs/promises'
import {join} from 'node:path'
import {guestPath} from '../../process/package-root.ts'

/**
 * The library that stands between a kernel and the host where the processor has more state than the kernel has room for;
 * native/whole_xstate.c tells of it. It is copied: LD_PRELOAD knows no path with a space or a colon.
 */
export const libraryIn = (folder: string): string => join(folder, 'whole_xstate.so')

export const copyLibraryTo = (folder: string): Promise<void> =>
  copyFile(guestPath('providers/uml/guest/whole_xstate.so'), libraryIn(folder))
