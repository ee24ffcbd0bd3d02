/** Runs at most so many works at once; the others wait for their turn. */
export function atMost(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = limit
  const waiting: (() => void)[] = []
  return async work => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
}

/** The work of each, at most so many at once, in the order in which they are given. The first that fails is the error of all. */
export function onEach<T, R>(limit: number, all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const inTurn = atMost(limit)
  return Promise.all(all.map(one => inTurn(() => work(one))))
}
