import {homedir} from 'node:os'
import {isAbsolute} from 'node:path'
import {isLabName} from '../lab/lab-name.ts'
import {type InputProblem, mustBe, variableMustBe} from '../process/input-problem.ts'
import {isJobName} from '../report/job-mark.ts'

/** Variables of the environment, as they are. */
export type Environment = Readonly<Record<string, string | undefined>>

const stateDirRule =
  "an absolute path of letters, digits and . _ - /, without '..', that is not the root folder and has at most 200 characters"

/** Where labs and unpacked images are kept. */
export const stateFolder = (env: Environment): string => env.FANLAB_STATE_DIR || '/var/lib/fanlab'

/** What is wrong with the variables that say where things are kept. */
export function environmentProblems(env: Environment): InputProblem[] {
  return [...stateProblems(stateFolder(env)), ...cacheProblems(env), ...jobProblems(env)]
}

/** What is wrong with the lab's name, wherever it comes from. */
export function labProblems(lab: string, isFromEnvironment: boolean): InputProblem[] {
  if (isLabName(lab)) return []
  const rule = "1 to 20 of a-z, 0-9 and inner '-'"
  const hint = isFromEnvironment ? 'it comes from FANLAB_LAB, choose another name' : 'choose another name'
  return [mustBe('lab', rule, lab, hint)]
}

const jobProblems = ({FANLAB_JOB: job = ''}: Environment): InputProblem[] =>
  job === '' || isJobName(job)
    ? []
    : [variableMustBe('FANLAB_JOB', '1 to 200 letters, digits and . _ - : /', job)]

/** It becomes part of mount options and of LXC's configuration, which know no quoting. */
function stateProblems(folder: string): InputProblem[] {
  const isFit = /^\/[\w./-]{1,199}$/.test(folder) && !folder.split('/').includes('..') && /\w/.test(folder)
  return isFit ? [] : [variableMustBe('FANLAB_STATE_DIR', stateDirRule, folder)]
}

/** The cache lies in $XDG_CACHE_HOME or in the home; a relative one would be another in each folder. */
function cacheProblems({XDG_CACHE_HOME: cache = '', HOME: home}: Environment): InputProblem[] {
  const rule = 'an absolute path, without control characters'
  const isFit = (path: string): boolean => isAbsolute(path) && !/\p{Cc}/u.test(path)
  if (cache !== '') return isFit(cache) ? [] : [variableMustBe('XDG_CACHE_HOME', rule, cache)]
  if (home !== undefined) return isFit(home) ? [] : [variableMustBe('HOME', rule, home)]
  return hasHome() ? [] : [variableMustBe('HOME', `${rule}: this user has no home folder`, home)]
}

/** Without the variable the list of users tells it; of some users it does not. */
function hasHome(): boolean {
  try {
    return isAbsolute(homedir())
  } catch {
    return false
  }
}
