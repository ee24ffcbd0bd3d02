/** So many are told at most, and twice as many are held. */
const mostSamples = 2000

type Sample = [atMs: number, rttMs: number | null]

/** Samples of a flow of any length: where there are too many, the worst one stands for several that follow each other. */
export class ThinnedSamples {
  #samples: Sample[] = []
  /** How many each stands for. */
  #each = 1
  #count = 0

  add(at: number, rtt: number | undefined): void {
    const sample: Sample = [Number(at.toFixed(1)), rtt === undefined ? null : Number(rtt.toFixed(3))]
    const last = this.#samples.at(-1)
    if (last && this.#count % this.#each !== 0) this.#samples[this.#samples.length - 1] = worse(last, sample)
    else this.#samples.push(sample)
    this.#count += 1
    if (this.#samples.length < 2 * mostSamples) return
    this.#samples = inPairs(this.#samples)
    this.#each *= 2
  }

  told(): readonly Sample[] {
    return this.#samples.length > mostSamples ? inPairs(this.#samples) : this.#samples
  }
}

const inPairs = (samples: readonly Sample[]): Sample[] =>
  samples.flatMap((sample, index) => (index % 2 === 0 ? [worse(sample, samples[index + 1] ?? sample)] : []))

const worse = (a: Sample, b: Sample): Sample => {
  if (a[1] === null) return a
  return b[1] === null || b[1] > a[1] ? b : a
}
