/** Each step is larger by this share: medians are exact to half of it. */
const share = 0.01

/** The smallest time that is told from others, in milliseconds. */
const smallest = 0.001

/** Median and largest of any number of times, in memory that does not grow with it. */
export class LatencyTally {
  readonly #counts = new Map<number, number>()
  #total = 0
  #max = 0

  add(ms: number): void {
    const step = Math.round(Math.log(Math.max(ms, smallest) / smallest) / Math.log1p(share))
    this.#counts.set(step, (this.#counts.get(step) ?? 0) + 1)
    this.#total += 1
    this.#max = Math.max(this.#max, ms)
  }

  /** Undefined of nothing. */
  told(): {median: number; max: number} | undefined {
    if (this.#total === 0) return undefined
    let left = Math.ceil(this.#total / 2)
    let median = 0
    for (const [step, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      median = smallest * (1 + share) ** step
      left -= count
      if (left <= 0) break
    }
    return {median: rounded(Math.min(median, this.#max)), max: rounded(this.#max)}
  }
}

const rounded = (ms: number): number => Number(ms.toFixed(3))
