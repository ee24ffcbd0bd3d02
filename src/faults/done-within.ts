import {LabError} from '../process/lab-error.ts'

/** Whether it was done within so many milliseconds; whoever is not there any more has nothing to do. */
export async function doneWithin(ms: number, work: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), ms)
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
  }
}
