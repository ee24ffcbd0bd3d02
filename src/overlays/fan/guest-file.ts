import {guestFile, type InstalledFile} from '../../lab/install-files.ts'
import type {GuestFile} from './engine.ts'

/** A file of the fan's own with its content, as machines get it. */
export const guestFileOfFan = ({source, target, mode}: GuestFile): Promise<InstalledFile> =>
  guestFile(`overlays/fan/guest/${source}`, target, mode.toString(8).padStart(4, '0'))
