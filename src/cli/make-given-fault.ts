import {findLab} from '../run/find-lab.ts'
import type {FileLab} from '../run/of-file/file-lab.ts'
import {everything, proveLab} from '../run/of-file/prove-lab.ts'
import type {Request} from '../run/request.ts'
import {runInOpenLab} from '../run/run-in-open-lab.ts'
import type {Story} from '../run/story.ts'
import {tellFault} from '../run/tell-fault.ts'
import {findCaller} from './find-caller.ts'
import {readGivenFault} from './given-fault.ts'
import {loadFileLab} from './load-file-lab.ts'
import type {OptionValues} from './options.ts'

interface GivenFault {
  /** Path of the script, where a reader of the report has it. */
  source: string | undefined
  words: readonly string[]
  values: OptionValues
}

/** Makes the fault that was asked for in a lab that is up. Resolves to the exit code. */
export async function makeGivenFault(request: Request, {source, words, values}: GivenFault): Promise<number> {
  const opened = await findLab(request)
  const {lab: file, path} = opened.record
  const fault = readGivenFault(file, words, values)
  const lab: FileLab =
    path === undefined ? {file, folder: '', functions: new Map()} : await loadFileLab(file, path)
  const told = {
    ...{name: 'fault', source, allEndpoints: false, json: values.json ?? false},
    story: (story: Story) =>
      tellFault(story, fault, {prove: patience => proveLab(story, lab, {...everything, patience})}),
  }
  return runInOpenLab(told, opened, request, await findCaller())
}
