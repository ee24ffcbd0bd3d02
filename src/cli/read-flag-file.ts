import {resolve} from 'node:path'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import {type InputProblem, mustBe} from '../process/input-problem.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import type {Request} from '../run/request.ts'
import type {OptionValues} from './options.ts'
import {readOwnLab} from './own-lab-file.ts'

/** As of files that are written. */
const longestPath = 3000

/** The lab of --file, or everything that is wrong with it: a line for each, as `fanlab validate` tells them. */
export function readFlagFile(values: OptionValues): {
  lab?: Pick<Request['lab'], 'file' | 'path'>
  problems: readonly InputProblem[]
} {
  const {file = ''} = values
  const problems = (['underlay', 'overlay'] as const)
    .filter(flag => values[flag] !== undefined)
    .map(flag => ({
      tell: (name: (flag: string) => string) =>
        `${name(flag)} excludes ${name('file')}, which says the networks of its lab; got ${shownValue(values[flag])}: leave one of them out`,
    }))
  if (file.trim() === '' || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(file) || file.length > longestPath)
    return {problems: [...problems, mustBe('file', 'the path of a lab file, such as lab.yaml', file)]}
  const path = resolve(file)
  try {
    return {lab: {file: readOwnLab(path, file, 'runnable'), path}, problems}
  } catch (error) {
    if (error instanceof LabError)
      return {problems: [...problems, mustBe('file', 'a lab file', file, error.message)]}
    if (!(error instanceof LabFileError)) throw error
    return {problems: [...problems, ...error.message.split('\n').map(line => ({tell: () => line}))]}
  }
}
