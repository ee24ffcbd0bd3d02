import {keepLab} from '../lab/record.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {findLab} from '../run/find-lab.ts'
import {runCommand} from './run-command.ts'

/** Sets how long a running lab is kept, whatever was set before. Ends the process. */
export const keepOneLab = (script: string): Promise<never> =>
  runCommand({
    name: 'keep',
    script,
    flags: ['lab', 'keep-for', 'keep-while'],
    async run({request}) {
      const {record} = await findLab(request)
      const {name, keptUntil} = await keepLab(request.stateDir, record, request.retention.limit)
      console.log(`lab ${name} is kept${keptUntil === undefined ? '' : ` until ${keptUntil}`}`)
      return exitCodes.passed
    },
  })
