import type {LabFile} from '../lab/file/lab-file.ts'
import type {LabFileError} from '../lab/file/lab-file-error.ts'
import {notYet} from '../lab/file/not-yet.ts'
import {runQuickCommand} from './run-quick-command.ts'
import {tellLabFile} from './tell-lab-file.ts'

/** `fanlab validate FILE`: tells everything that is wrong with a lab file; makes nothing and asks nobody. Ends the process. */
export const validateLab = (script: string): Promise<never> =>
  runQuickCommand({
    script,
    flags: ['json'],
    positionals: 'FILE',
    run: ({json = false}, words) =>
      tellLabFile(
        'validate',
        words,
        (lab, file) => tellValid(file, lab, json),
        json ? tellPrograms : undefined,
      ),
  })

function tellPrograms({problems}: LabFileError, file: string): void {
  console.log(JSON.stringify({file, valid: false, problems}, null, 2))
}

function tellValid(file: string, lab: LabFile, json: boolean): void {
  const lacking = notYet(lab).map(({path, rule}) => `${path.join('.')} ${rule}`)
  if (json) console.log(JSON.stringify({file, valid: true, problems: [], notYet: lacking}, null, 2))
  else console.log([`${file}: valid`, ...lacking.map(line => `  ${line}`)].join('\n'))
}
