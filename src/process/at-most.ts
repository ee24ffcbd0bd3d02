/**
 * Runs at most so many works at once; the others wait for their turn. One that takes longer than `heldMs`, in milliseconds,
 * keeps nobody waiting from then on: it may itself wait for what another has to do.
 */
export function atMost(limit: number, heldMs?: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = limit
  const waiting: (() => void)[] = []
  const next = (): void => {
    const first = waiting.shift()
    if (first) first()
    else free++
  }
  return async work => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    let isHeld = true
    const release = (): void => {
      if (isHeld) next()
      isHeld = false
    }
    const timer = heldMs === undefined ? undefined : setTimeout(release, heldMs)
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      release()
    }
  }
}
