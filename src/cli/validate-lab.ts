import {resolve} from 'node:path'
import type {LabFile} from '../lab/file/lab-file.ts'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import {notYet} from '../lab/file/not-yet.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {readOwnLab} from './own-lab-file.ts'
import {runCommand} from './run-command.ts'

/** `fanlab validate FILE`: tells everything that is wrong with a lab file; makes nothing and asks nobody. Ends the process. */
export const validateLab = (script: string): Promise<never> =>
  runCommand({
    name: 'validate',
    script,
    flags: ['json'],
    positionals: 'FILE',
    root: 'never',
    async run({positionals: [file = '', ...others], values: {json = false}}) {
      if (file === '' || others.length > 0)
        throw new UsageError(
          `validate needs one lab file, such as lab.yaml; got ${shownValue([file, ...others])}`,
        )
      try {
        tellValid(file, readOwnLab(resolve(file), file, 'valid'), json)
        return exitCodes.passed
      } catch (error) {
        if (error instanceof LabError) throw new UsageError(error.message)
        if (!(error instanceof LabFileError)) throw error
        if (json) console.log(JSON.stringify({file, valid: false, problems: error.problems}, null, 2))
        else console.error(`${error.message}\nhint: ${typedCommand('validate', file)} once it is mended`)
        return exitCodes.usage
      }
    },
  })

function tellValid(file: string, lab: LabFile, json: boolean): void {
  const lacking = notYet(lab).map(({path, rule}) => `${path.join('.')} ${rule}`)
  if (json) console.log(JSON.stringify({file, valid: true, problems: [], notYet: lacking}, null, 2))
  else console.log([`${file}: valid`, ...lacking.map(line => `  ${line}`)].join('\n'))
}
