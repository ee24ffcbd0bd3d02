import {mkdir, readFile, stat, writeFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import {boundToThisProcess} from './bound-to-this-process.ts'
import {LabError} from './lab-error.ts'
import {run as startProcess} from './run.ts'

/** A free lock is got in a few milliseconds; who has to wait longer wants to know why. */
const quietMs = 300

export interface LockOptions {
  /** The file that is locked, which is made with its folder; or a folder that is there, and leaves no file behind. */
  file: string
  /** Called once when someone else has the lock, with who that is. */
  onWait: (holder: string) => void
  signal?: AbortSignal
  /** Default: the real one. */
  run?: typeof startProcess
}

/**
 * Runs the body while no other process runs one under the same lock. A child process holds the lock and the
 * kernel ends it when this process dies, even by SIGKILL: nobody ever waits for the dead.
 */
export async function withLock<T>(
  {file, onWait, signal, run = startProcess}: LockOptions,
  body: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  await mkdir(dirname(file), {recursive: true})
  const release = new AbortController()
  // Interrupted while it waits, it goes; once it has the lock, it keeps it until the body has tidied up.
  const giveUp = (): void => release.abort(signal?.reason)
  signal?.addEventListener('abort', giveUp, {once: true})
  let got: () => void
  const locked = new Promise<void>(resolve => {
    got = resolve
  })
  const holding = run(
    [...boundToThisProcess, 'flock', '--no-fork', file, 'sh', '-c', 'echo locked; exec sleep infinity'],
    {
      signal: release.signal,
      onOutput: text => {
        if (text.includes('locked')) got()
      },
    },
  )
  const lost = holding.then(({stderr}) => {
    throw new LabError(`cannot lock ${file}: ${stderr.trim() || 'the process that held the lock was ended'}`)
  })
  const impatience = setTimeout(async () => onWait(await readHolder(file)), quietMs)
  try {
    await Promise.race([locked, lost])
    clearTimeout(impatience)
    signal?.removeEventListener('abort', giveUp)
    if (!(await stat(file)).isDirectory()) await writeFile(file, `process ${process.pid}\n`)
    return await body()
  } finally {
    clearTimeout(impatience)
    signal?.removeEventListener('abort', giveUp)
    release.abort()
    // The next one may have the lock only when the holder is gone.
    await lost.catch(() => {})
  }
}

async function readHolder(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trim() || 'another process'
}
