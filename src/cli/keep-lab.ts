import {keepLab} from '../lab/record.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {findLab} from '../run/visit-lab.ts'
import {runCommand} from './run-command.ts'

/** Sets how long a running lab is kept, whatever was set before. Ends the process. */
export const keepOneLab = (script: string): Promise<never> =>
  runCommand({
    name: 'keep',
    script,
    flags: ['lab', 'keep-for', 'keep-while'],
    async run(options) {
      const {record} = await findLab(options)
      const {name, keptUntil} = await keepLab(options.stateDir, record, options.keepLimit)
      console.log(`lab ${name} is kept${keptUntil === undefined ? '' : ` until ${keptUntil}`}`)
      return exitCodes.passed
    },
  })
