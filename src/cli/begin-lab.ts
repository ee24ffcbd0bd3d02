import {basename, relative, resolve} from 'node:path'
import {isLabName} from '../lab/lab-name.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {sudoCaller} from '../process/owner.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {describeError} from '../report/describe-error.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {runQuickCommand} from './run-quick-command.ts'

/** `fanlab init [FOLDER]`: writes a small lab file that works, and never over one that is there. Ends the process. */
export const beginLab = (script: string): Promise<never> =>
  runQuickCommand({
    script,
    flags: [],
    positionals: '[NAME or FOLDER]',
    async run(_values, words) {
      const [folder = '.', ...others] = words
      if (others.length > 0 || folder === '')
        throw new UsageError(`init needs one name or folder, or none; got ${shownValue(words)}`)
      const {firstLabFile} = await import('./first-lab-file.ts')
      const {CallersFiles} = await import('../files/callers-files.ts')
      const file = resolve(folder, 'lab.yaml')
      const name = labNameOf(basename(resolve(folder)))
      try {
        new CallersFiles(sudoCaller()).create(file, firstLabFile(name))
      } catch (error) {
        if (!(error instanceof LabError)) throw error
        console.error(describeError(error))
        return exitCodes.usage
      }
      const shown = relative('', file)
      console.log(
        [
          `wrote ${shown}: the lab ${name}, with two machines on one network`,
          ...['validate', 'graph', 'run'].map(command => `hint: ${typedCommand(command, shown)}`),
        ].join('\n'),
      )
      return exitCodes.passed
    },
  })

/** The name of its folder, as far as a lab can have it. */
function labNameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 20)
    .replaceAll(/^-|-$/g, '')
  return isLabName(name) ? name : 'lab'
}
