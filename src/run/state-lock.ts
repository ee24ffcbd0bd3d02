import {join} from 'node:path'
import {makeStateFolder} from '../files/state-folder.ts'
import {withLock} from '../process/with-lock.ts'

/** Milliseconds to wait for another run: removing what dead runs left takes seconds, with virtual machines a minute. */
const patience = 120_000
/** The same for one that nobody waits for. */
export const longPatience = 900_000

interface StateLock {
  stateDir: string
  /** For those who wait meanwhile, such as `removing lab a`. */
  doing: string
  say(text: string): void
  /** Milliseconds. */
  within?: number
  signal?: AbortSignal
}

/** Runs the body while no other run makes, claims or sweeps a lab of the state folder, which is made where it is missing. */
export function withStateLock<T>(
  {stateDir, doing, say, within = patience, signal}: StateLock,
  body: () => Promise<T>,
): Promise<T> {
  makeStateFolder(stateDir)
  const onWait = (holder: string): void => say(`waiting for ${holder}`)
  return withLock({file: join(stateDir, 'lock'), doing, onWait, within, ...(signal && {signal})}, body)
}
