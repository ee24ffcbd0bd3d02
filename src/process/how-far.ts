/** Milliseconds from one line to the next, and until the first: what is over by then needs none. */
const every = 3_000

/**
 * Tells how far long work is, by its rate since it began: `asked 1200 of 4032 questions, 240 a second, 12 s to go`. Both words
 * stand around the numbers.
 */
export function howFar(
  [before, after]: readonly [string, string],
  say: ((text: string) => void) | undefined,
  now: () => number = () => performance.now(),
): (done: number, all: number) => void {
  const start = now()
  let told = start
  return (done, all) => {
    const at = now()
    if (!say || done === 0 || done >= all || at - told < every) return
    told = at
    const rate = (1000 * done) / (at - start)
    const toGo = Math.ceil((all - done) / rate)
    say(`${before} ${done} of ${all} ${after}, ${shownRate(rate)} a second, ${toGo} s to go`)
  }
}

const shownRate = (rate: number): string => (rate < 10 ? rate.toFixed(1) : rate.toFixed(0))
