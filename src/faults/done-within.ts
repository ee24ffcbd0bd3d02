import {LabError} from '../process/lab-error.ts'

/**
 * Whether it was done within so many milliseconds, and before the signal; whoever is not there any more has nothing to do.
 */
export async function doneWithin(
  ms: number,
  work: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  let stop = (): void => {}
  const tooLong = new Promise<boolean>(resolve => {
    stop = () => resolve(false)
    timer = setTimeout(stop, ms)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop)
  })
  const done = work().then(
    () => true,
    error => {
      if (error instanceof LabError) return true
      throw error
    },
  )
  try {
    return await Promise.race([done, tooLong])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
