import type {Timing, TimingKind} from './report.ts'

/** What is told of a run beside its cases: facts such as the kernel, and what it waited for. */
export class RunFacts {
  readonly timings: Timing[] = []
  readonly #properties = new Map<string, string>()

  set(name: string, value: string): void {
    this.#properties.set(name, value)
  }

  /** A wait of so many milliseconds that ends now. */
  waited(name: string, kind: TimingKind, durationMs: number, now: Date): void {
    this.timings.push({name, kind, startedAt: new Date(now.getTime() - durationMs), durationMs})
  }

  /** The facts, cleaned, and the sum of the waits of each kind. */
  properties(clean: (text: string) => string): Record<string, string> {
    const seconds = new Map<string, number>()
    for (const {kind, durationMs} of this.timings) {
      seconds.set(`${kind} seconds`, (seconds.get(`${kind} seconds`) ?? 0) + durationMs / 1000)
    }
    return Object.fromEntries([
      ...[...this.#properties].map(([name, value]) => [name, clean(value)]),
      ...[...seconds].map(([name, value]) => [name, value.toFixed(1)]),
    ])
  }
}
