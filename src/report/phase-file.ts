import type {Owner} from '../process/owner.ts'
import type {Listener} from './listener.ts'
import {ReportFile} from './report-file.ts'

/** Keeps a text about the run on disk for people, such as its summary: as of the plan, of a moment after each phase, and of the end. */
export class PhaseFile implements Listener {
  readonly #file: ReportFile
  readonly #warn: (message: string) => void

  constructor(
    path: string,
    {
      render,
      warn,
      owner,
    }: {
      /** The text as of now; without secrets, also those that became known only after a text with them was recorded. */
      render(): string
      warn(message: string): void
      owner: Owner | undefined
    },
  ) {
    this.#file = new ReportFile(path, render, owner)
    this.#warn = warn
  }

  planned(): void {
    this.write()
  }

  suiteEnded(): void {
    this.#file.writeSoon()
  }

  closed(): void {
    this.write()
    // It only repeats what the JUnit file has: a run without one is no failure.
    if (this.#file.problem) this.#warn(this.#file.problem.message)
  }

  write(): void {
    this.#file.write()
  }
}
