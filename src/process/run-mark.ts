import {readdir, readFile} from 'node:fs/promises'
import {endProcess} from './end-process.ts'
import {identify, type ProcessIdentity} from './process-identity.ts'
import {hasEnded} from './stop-process.ts'

/** All that a run starts carries it in its environment, unless it was given another one. */
const variable = 'FANLAB_RUN'

/** Milliseconds that a process may take to vanish after it was ended. */
const vanishDeadline = 5_000

const markOf = ({pid, startTime}: ProcessIdentity): string => `${variable}=${pid}-${startTime}`

/** From now on whatever this process starts can be told to be its own, even after its death. */
export function markChildren(): void {
  const own = identify(process.pid)
  if (own) process.env[variable] = `${own.pid}-${own.startTime}`
}

/** What a process that marked its children has started, and what those have started; not that process itself. */
export async function descendantsOf(run: ProcessIdentity): Promise<ProcessIdentity[]> {
  const mark = markOf(run)
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const found = await Promise.all(
    pids.map(async pid => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
      return environment.split('\0').includes(mark) ? identify(pid) : undefined
    }),
  )
  return found.filter(identity => identity !== undefined)
}

/**
 * Ends what a dead run left running: a command that still makes things would do so behind the back of whoever removes
 * them. Resolves when they are gone.
 */
export async function endDescendantsOf(run: ProcessIdentity): Promise<void> {
  for (;;) {
    const left = await descendantsOf(run)
    if (left.length === 0) return
    for (const {pid} of left) endProcess(pid)
    const ended = await Promise.all(left.map(identity => hasEnded(identity, vanishDeadline)))
    if (ended.includes(false)) return
  }
}
