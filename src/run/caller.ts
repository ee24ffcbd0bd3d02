import type {Owner} from '../process/owner.ts'

/** For whom a run is, and how they stop it. */
export interface Caller {
  /** Who gets what is written to workspace and cache; undefined when that is this process's own user. */
  owner: Owner | undefined
  cacheDir: string
  /** The run hears, with the reason for the report, that it has to stop; more than once from whoever is impatient. */
  onStop(callback: (why: string) => void): void
}
