import {constants} from 'node:fs'
import {mkdir, open, stat} from 'node:fs/promises'
import {dirname} from 'node:path'
import {boundToThisProcess} from './bound-to-this-process.ts'
import {LabError} from './lab-error.ts'
import {lockHolder, writeLockNote} from './lock-holder.ts'
import {run as startProcess} from './run.ts'

/** A free lock is got in a few milliseconds; who has to wait longer wants to know why. */
const quietMs = 300
/** Milliseconds to wait at most, when nothing is said: as long as an image may take to be made. */
const longestWait = 3_600_000

interface LockOptions {
  /** The file that is locked, which is made with its folder; or a folder that is there, and leaves no file behind. */
  file: string
  /** For those who wait meanwhile, such as `removing lab a`. */
  doing?: string
  /** Called once when someone else has the lock, with who that is. */
  onWait: (holder: string) => void
  /** Milliseconds to wait for it at most. */
  within?: number
  signal?: AbortSignal
  /** Default: the real one. */
  run?: typeof startProcess
}

/**
 * Runs the body while no other process runs one under the same lock. A child process holds the lock and the
 * kernel ends it when this process dies, even by SIGKILL: nobody ever waits for the dead.
 * Throws a LabError that tells who has the lock when it is not to be had in time.
 */
export async function withLock<T>(
  {file, doing = '', onWait, within = longestWait, signal, run = startProcess}: LockOptions,
  body: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  const isFile = await makeLockFile(file)
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
  const impatience = setTimeout(async () => onWait(await lockHolder(file)), quietMs)
  const deadline = setTimeout(async () => release.abort(await tooLate(file, within)), within)
  const stopWaiting = (): void => {
    clearTimeout(impatience)
    clearTimeout(deadline)
    signal?.removeEventListener('abort', giveUp)
  }
  try {
    await Promise.race([locked, lost])
    stopWaiting()
    if (isFile) await writeLockNote(file, {pid: process.pid, since: new Date().toISOString(), doing})
    try {
      return await body()
    } finally {
      // The file may be gone with its folder.
      if (isFile) await writeLockNote(file, undefined).catch(() => {})
    }
  } finally {
    stopWaiting()
    release.abort()
    // The next one may have the lock only when the holder is gone.
    await lost.catch(() => {})
  }
}

/** A lock that others can open is a lock that others can have for as long as they like. Tells whether it is a file. */
async function makeLockFile(file: string): Promise<boolean> {
  if ((await stat(file).catch(() => undefined))?.isDirectory()) return false
  await mkdir(dirname(file), {recursive: true})
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o600)
  try {
    await handle.chmod(0o600)
  } finally {
    await handle.close()
  }
  return true
}

async function tooLate(file: string, within: number): Promise<LabError> {
  const holder = await lockHolder(file)
  const pid = /\d+/.exec(holder)?.[0]
  const message = `cannot lock ${file} within ${Math.round(within / 1000)} s: ${holder} has it`
  return new LabError(message, {
    hint: pid ? `ps -fp ${pid}, and kill ${pid} if it hangs` : `fuser -v ${file}`,
  })
}
