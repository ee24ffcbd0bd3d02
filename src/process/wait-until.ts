import {errorOfCommand} from './error-of-command.ts'
import {LabError} from './lab-error.ts'

/** First and longest pause in milliseconds between two tries: quick while it may be soon, sparing when it is not. */
const usualPause = 25
const longestPause = 500
const usualGrowth = 1.5

export interface WaitOptions {
  /** Deadline in milliseconds. */
  within: number
  signal?: AbortSignal
  hint?: string
  /** Milliseconds of the first pause, for what takes a moment only. */
  firstPause?: number
  /** How many times longer each pause is than the one before it: less where nobody should wait much longer than needed. */
  growth?: number
}

/** What a try saw: the value waited for, or what is still wrong. A thrown LabError counts as the latter. */
export type Sight<T> = {value: T} | {notYet: string}

/**
 * Tries until the probe gives a value. On expiry it throws a LabError that tells how long, how many tries and the last
 * thing seen. A probe that knows that the value will never come throws a `Hopeless`, which ends the wait at once.
 */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<Sight<T>>,
  {within, signal, hint, firstPause = usualPause, growth = usualGrowth}: WaitOptions,
): Promise<T> {
  const start = performance.now()
  let pause = firstPause
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted()
    const sight = await attempt(probe)
    if ('value' in sight) return sight.value
    const elapsed = performance.now() - start
    if (elapsed + pause > within) {
      throw new LabError(
        `timed out after ${seconds(elapsed)} s (${tries} tries) waiting until ${what}; last seen: ${sight.notYet}`,
        hint === undefined ? {} : {hint},
      )
    }
    await new Promise(resolve => setTimeout(resolve, pause))
    pause = Math.min(pause * growth, longestPause)
  }
}

/** Nothing to wait for any more: the thing has failed for good. */
export class Hopeless extends LabError {}

async function attempt<T>(probe: () => Promise<Sight<T>>): Promise<Sight<T>> {
  try {
    return await probe()
  } catch (thrown) {
    const error = errorOfCommand(thrown)
    if (error instanceof LabError && !(error instanceof Hopeless)) return {notYet: error.message}
    throw thrown
  }
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
