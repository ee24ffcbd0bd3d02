import {isUtf8} from 'node:buffer'
import {readFileSync, statSync} from 'node:fs'
import {dirname} from 'node:path'
import {distributions} from '../image/distributions.ts'
import type {LabFile} from '../lab/file/lab-file.ts'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import {notYet} from '../lab/file/not-yet.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {problemsBetweenOverlays} from '../overlays/problems-between-overlays.ts'
import {asCaller} from '../process/as-caller.ts'
import type {InputProblem} from '../process/input-problem.ts'
import {LabError} from '../process/lab-error.ts'
import {dockerImageProblems} from './docker-image-problems.ts'
import {folderProblems, secretProblems} from './folder-problems.ts'
import {problemsOfFanInFile} from './problems-of-fan-in-file.ts'

/** Which rules a lab file is held to beside those of the file itself: what a run can make, or only what a lab can be. */
type Wanted = 'valid' | 'runnable'

/** As the caller reads it: root could read what is none of his business. `name` is how the person called it. */
export function readOwnLab(file: string, name: string, wanted: Wanted): LabFile {
  return readLabFile(callersText(file, name), name, lab => [
    ...problemsOfOverlays(lab),
    ...problemsOfImageNames(lab),
    ...folderProblems(lab, dirname(file)),
    ...(wanted === 'runnable' ? [...notYet(lab), ...secretProblems(lab), ...dockerImageProblems(lab)] : []),
  ])
}

function problemsOfImageNames({image, machines}: LabFile): LocatedProblem[] {
  // For a machine's own there is no flag that could bring what a distribution lacks.
  const complete = Object.entries(distributions).filter(([, {hasLxd}]) => hasLxd)
  const oneOf = (path: string[], value: string | undefined, names: readonly string[]): LocatedProblem[] =>
    value === undefined || names.includes(value)
      ? []
      : [{path, rule: `must be one of ${names.join(', ')}`, value}]
  return [
    ...oneOf(['image'], image, Object.keys(distributions)),
    ...Object.entries(machines).flatMap(([name, machine]) =>
      oneOf(
        ['machines', name, 'image'],
        machine.image,
        complete.map(([each]) => each),
      ),
    ),
  ]
}

/** What is wrong with it, a line for each. */
export function problemsOfLab(file: string, name: string): InputProblem[] {
  try {
    readOwnLab(file, name, 'runnable')
    return []
  } catch (error) {
    if (!(error instanceof LabFileError || error instanceof LabError)) throw error
    return error.message.split('\n').map(line => ({tell: () => line}))
  }
}

/** What is longer is something else. */
const mostBytes = 4_000_000

/** The text of a file about a lab, as the caller reads it. */
export function callersText(file: string, name: string): string {
  try {
    return asCaller(() => {
      const stats = statSync(file)
      if (!stats.isFile()) throw new Error(`${file} is no regular file`)
      if (stats.size > mostBytes) throw new Error(`${file} has more than ${mostBytes} bytes`)
      const bytes = readFileSync(file)
      if (!isUtf8(bytes)) throw new Error(`${file} is not UTF-8; convert it by iconv`)
      return bytes.toString()
    })
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? `there is no ${file}` : message
    throw new LabError(`cannot read the lab file ${name}: ${why}`)
  }
}

/** What an overlay says of the network below it, and of others. */
const problemsOfOverlays = (lab: LabFile): LocatedProblem[] => {
  const topology = topologyOf(lab)
  const ofFan = problemsOfFanInFile(lab, topology)
  return ofFan.length > 0 ? ofFan : problemsBetweenOverlays(topology)
}
