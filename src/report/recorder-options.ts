import type {Owner} from '../process/owner.ts'
import type {Listener} from './listener.ts'
import type {Redactor} from './redactor.ts'

export interface RecorderOptions {
  /** Name of the scenario, such as `full`. */
  scenario: string
  /** Path of the JUnit file; missing folders are made. */
  file: string
  /** Who gets the file and the folders that are made for it. */
  owner?: Owner | undefined
  listeners?: readonly Listener[]
  /** What happens once it is aborted says nothing about the lab: running cases become "not run". */
  signal?: AbortSignal | undefined
  redactor?: Redactor
  now?: () => Date
}
