import {dirname} from 'node:path'
import {CallersFiles} from '../files/callers-files.ts'
import {LabError} from '../process/lab-error.ts'
import type {Owner} from '../process/owner.ts'

/** Milliseconds between two writes that nothing urgent asked for. */
const shortestInterval = 250

/** Writing may take at most one part in this many of the run's time. */
const share = 20

/** The report's file, written anew as the run goes, so that whenever the run is killed it tells what was known. */
export class ReportFile {
  readonly path: string
  readonly #files: CallersFiles
  readonly #render: () => string
  #timer: NodeJS.Timeout | undefined
  #interval = shortestInterval
  #error: unknown

  constructor(path: string, render: () => string, owner?: Owner) {
    this.path = path
    this.#render = render
    this.#files = new CallersFiles(owner)
  }

  /** Writes a moment later, once for all that happens until then. */
  writeSoon(): void {
    this.#timer ??= setTimeout(() => this.write(), this.#interval).unref()
  }

  /** Writes before it returns. Does not throw: a full disk must not end the run, whose verdict is wanted all the same. */
  write(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const start = performance.now()
    try {
      this.#files.write(this.path, this.#render())
      this.#error = undefined
    } catch (error) {
      this.#error = error
    }
    this.#interval = Math.max(shortestInterval, (performance.now() - start) * share)
  }

  /** Why the last write failed; undefined when it did not. */
  get problem(): LabError | undefined {
    if (this.#error === undefined) return undefined
    const cause = this.#error
    if (cause instanceof LabError) return cause
    const message = cause instanceof Error ? cause.message : String(cause)
    return new LabError(`cannot write ${this.path}: ${message}`, {hint: `df -h ${dirname(this.path)}`, cause})
  }
}
