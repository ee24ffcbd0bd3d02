import {endProcess} from './end-process.ts'
import {isAlive, type ProcessIdentity} from './process-identity.ts'

/** Milliseconds between two looks. */
const pollMs = 50

/** Asks a process to end, waits for it, and ends it when it did not within so many milliseconds; none there is no error. */
export async function stopProcess(identity: ProcessIdentity, patienceMs: number): Promise<void> {
  if (!isAlive(identity)) return
  try {
    process.kill(identity.pid, 'SIGTERM')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
  if (await hasEnded(identity, patienceMs)) return
  endProcess(identity.pid)
  await hasEnded(identity, patienceMs)
}

/** Tells whether the process ends within so many milliseconds; resolves as soon as it does. */
export async function hasEnded(identity: ProcessIdentity, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false
    await new Promise(resolve => setTimeout(resolve, pollMs))
  }
  return true
}
