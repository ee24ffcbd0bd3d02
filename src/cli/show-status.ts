import {topologyOf} from '../lab/file/topology-of.ts'
import {labNames} from '../lab/lab-folder.ts'
import {type FoundLab, lookAtLab} from '../lab/record.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {runCommand} from './run-command.ts'

/** Lists all labs of this host, as a table or as JSON. Ends the process. */
export const showStatus = (script: string): Promise<never> =>
  runCommand({
    name: 'status',
    script,
    flags: ['json'],
    async run({request: {stateDir}, values: {json = false}}) {
      const labs = (await labNames(stateDir)).flatMap(name => lookAtLab(stateDir, name) ?? [])
      if (json) console.log(JSON.stringify(labs.map(forPrograms), null, 2))
      else if (labs.length === 0) console.log('no labs')
      for (const lab of json ? [] : labs) console.log(forPeople(lab))
      return exitCodes.passed
    },
  })

const forPrograms = ({name, state, record, problem, facts}: FoundLab) => ({
  ...(record ?? facts),
  ...{name, state},
  // Also where the lab file only says how many there are.
  ...(record && {machines: topologyOf(record.lab).machines.map(machine => machine.name)}),
  ...(problem !== undefined && {problem}),
})

function forPeople({name, state, record, problem, facts}: FoundLab): string {
  const {provider = '-', createdAt = '-', keptUntil, label} = facts
  const columns = [name.padEnd(20), state.padEnd(10), provider.padEnd(8)]
  return [
    ...[...columns, (record?.distribution ?? '-').padEnd(12), createdAt],
    ...(keptUntil === undefined ? [] : [`until ${keptUntil}`]),
    ...(label ? [label] : []),
    ...(problem === undefined ? [] : [problem]),
  ].join(' ')
}
