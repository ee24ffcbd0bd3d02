import {labNames, labState, readRecord} from '../lab/record.ts'
import {exitCodes, runCommand} from './run-command.ts'

/** Lists all labs of this host, as a table or as JSON. Ends the process. */
export const showStatus = (script: string): Promise<never> =>
  runCommand({
    name: 'status',
    script,
    flags: ['json'],
    async run({stateDir, json}) {
      const names = await labNames(stateDir)
      const labs = await Promise.all(
        names.map(async name => {
          const record = await readRecord(stateDir, name)
          return {name, state: labState(record), ...record}
        }),
      )
      if (json) console.log(JSON.stringify(labs, null, 2))
      else if (labs.length === 0) console.log('no labs')
      for (const {name, state, keptUntil, label, ...lab} of json ? [] : labs) {
        const {provider = '-', distribution = '-', createdAt = '-'} = lab
        const until = keptUntil === undefined ? [] : [`until ${keptUntil}`]
        const columns = [name.padEnd(20), state.padEnd(10), provider.padEnd(8), distribution.padEnd(12)]
        console.log([...columns, createdAt, ...until, ...(label ? [label] : [])].join(' '))
      }
      return exitCodes.passed
    },
  })
