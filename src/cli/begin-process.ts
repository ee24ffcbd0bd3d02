import {speakTo} from '../process/reader.ts'
import {readerOf} from './reader-of.ts'

/** What every command does first. */
export function beginProcess(): void {
  surviveDeafCaller()
  speakTo(readerOf(process.env, process.stdout.isTTY === true))
  // What others may write is chosen by nobody's habits: a lab's files are root's, and no machine's folder is closed.
  process.umask(0o022)
}

/** A caller that was killed reads nothing any more; that must not keep a run from removing its lab. */
function surviveDeafCaller(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
