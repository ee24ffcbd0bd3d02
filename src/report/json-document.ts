import type {Listener} from './listener.ts'
import type {Report} from './report.ts'
import {reportDocument} from './report-document.ts'

/** Writes the run as one JSON document when it has ended, and nothing before. */
export class JsonDocument implements Listener {
  readonly #stream: {write(text: string): unknown}

  constructor(stream: {write(text: string): unknown}) {
    this.#stream = stream
  }

  closed(report: Report): void {
    this.#stream.write(`${JSON.stringify(reportDocument(report), null, 2)}\n`)
  }
}
