import type {SupervisedChild} from '../process/supervised-child.ts'

/**
 * Milliseconds after a cancellation at which this process leaves, with the lab or without: the runner sends SIGTERM
 * after 7.5 s and SIGKILL 2.5 s later, and outputs and summary have to be written before.
 */
const leaveAfterMs = 6_000

/** Milliseconds that a run whose time is up gets to remove its lab. */
const timeoutGraceMs = 60_000

export interface Attended {
  /** Exit status; undefined when the run was left to itself: post will find what it leaves. */
  status: number | undefined
  why: 'ended' | 'cancelled' | 'timeout'
}

export const jobWasCancelled = 'the job was cancelled'

/** Why a run was stopped whose input `timeout` was such as `60s`. */
export const timeIsUp = (timeout: string): string => `timed out after ${timeout}`

/** Waits for the scenario, and asks it to stop when the job is cancelled or its time is up. */
export async function attend(
  child: Pick<SupervisedChild, 'ended' | 'stop'>,
  {timeout, timeoutMs}: {timeout: string; timeoutMs: number},
): Promise<Attended> {
  let why: Attended['why'] = 'ended'
  let leave: () => void
  const left = new Promise<undefined>(resolve => {
    leave = () => resolve(undefined)
  })
  const timers: NodeJS.Timeout[] = []
  const stop = (reason: Attended['why'], words: string, graceMs: number): void => {
    if (why === 'cancelled') return
    why = reason
    child.stop(words)
    timers.push(setTimeout(leave, graceMs))
  }
  const cancel = (): void => stop('cancelled', jobWasCancelled, leaveAfterMs)
  process.on('SIGINT', cancel)
  process.on('SIGTERM', cancel)
  const expire = (): void => stop('timeout', timeIsUp(timeout), timeoutGraceMs)
  timers.push(setTimeout(expire, timeoutMs))
  try {
    return {status: await Promise.race([child.ended, left]), why}
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}
