import {resolve} from 'node:path'
import type {LabFile} from '../lab/file/lab-file.ts'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {readOwnLab} from './own-lab-file.ts'

/**
 * What a command tells of the one lab file that it was given; the exit code. A file that cannot be used ends it with what is
 * wrong, as people read it where `tellWrong` does not say it otherwise.
 */
export async function tellLabFile(
  command: string,
  words: readonly string[],
  tell: (lab: LabFile, file: string) => void | Promise<void>,
  tellWrong = tellPeople,
): Promise<number> {
  const [file = '', ...others] = words
  if (file === '' || others.length > 0)
    throw new UsageError(`${command} needs one lab file, such as lab.yaml; got ${shownValue(words)}`)
  let lab: LabFile
  try {
    lab = readOwnLab(resolve(file), file, 'valid')
    const {refuseIdleAskings} = await import('./refuse-idle-askings.ts')
    refuseIdleAskings(lab, resolve(file), file)
  } catch (error) {
    if (error instanceof LabError) throw new UsageError(error.message)
    if (!(error instanceof LabFileError)) throw error
    tellWrong(error, file)
    return exitCodes.usage
  }
  await tell(lab, file)
  return exitCodes.passed
}

function tellPeople(error: LabFileError, file: string): void {
  console.error(`${error.message}\nhint: ${typedCommand('validate', file)} once it is mended`)
}
