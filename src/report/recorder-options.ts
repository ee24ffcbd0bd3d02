import type {Owner} from '../process/owner.ts'
import type {Listener} from './listener.ts'
import type {Redactor} from './redactor.ts'

export interface RecorderOptions {
  /** Name of the scenario, such as `full`. */
  scenario: string
  /** Path of the JUnit file; missing folders are made. */
  file: string
  /** Path of the HTML page that somebody else writes, for those who look for it. */
  page?: string | undefined
  /** The job of a CI that the run is part of; none at a desk. */
  job?: string | undefined
  /** Path of the script that tells the scenario, where it is part of the reader's own repository. */
  source?: string | undefined
  /** Who gets the file and the folders that are made for it. */
  owner?: Owner | undefined
  listeners?: readonly Listener[]
  /** What happens once it is aborted says nothing about the lab: running cases are an error that tells its reason. */
  signal?: AbortSignal | undefined
  redactor?: Redactor
  now?: () => Date
}
