import {join} from 'node:path'
import {type AfterDeath, runAfterDeath} from '../process/after-death.ts'
import {lastingEnvironment} from '../process/lasting-environment.ts'
import {packageRoot} from '../process/package-root.ts'
import {markChildren} from '../process/run-mark.ts'
import type {Request} from './request.ts'

/** What the removal needs of this run's environment, to find what this run has made. */
const passedVariables = ['HOME', 'XDG_CACHE_HOME', 'SUDO_UID', 'SUDO_GID']

/**
 * Starts a small process that removes the lab by its record when this run dies by force, and that is gone as soon as it
 * is dismissed. A lab that is kept, or that another run has by then, it leaves alone.
 */
export function watchOverLab({lab: {name}, stateDir}: Request): AfterDeath {
  markChildren()
  const down = join(packageRoot, 'scenarios', 'down.mjs')
  return runAfterDeath(
    `watcher of ${join(stateDir, 'labs', name)}`,
    [process.execPath, down, '--lab', name, '--abandoned'],
    {...lastingEnvironment(passedVariables), FANLAB_STATE_DIR: stateDir},
  )
}
