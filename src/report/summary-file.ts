import type {Owner} from '../process/owner.ts'
import type {Listener} from './listener.ts'
import {markdownSummary} from './markdown-summary.ts'
import type {Report} from './report.ts'
import {ReportFile} from './report-file.ts'

/** Keeps the run's summary in Markdown on disk: as of the end of each phase, and of the run. */
export class SummaryFile implements Listener {
  readonly #file: ReportFile
  readonly #warn: (message: string) => void

  constructor(
    path: string,
    {
      report,
      redact,
      warn,
      owner,
    }: {
      report(): Report
      /** Takes secrets out of the whole text: some became known only after a text with them was recorded. */
      redact(text: string): string
      warn(message: string): void
      owner: Owner | undefined
    },
  ) {
    this.#file = new ReportFile(path, () => redact(markdownSummary(report())), owner)
    this.#warn = warn
  }

  planned(): void {
    this.write()
  }

  suiteEnded(): void {
    this.write()
  }

  closed(): void {
    this.write()
    // The summary only repeats what the JUnit file has: a run without one is no failure.
    if (this.#file.problem) this.#warn(this.#file.problem.message)
  }

  write(): void {
    this.#file.write()
  }
}
