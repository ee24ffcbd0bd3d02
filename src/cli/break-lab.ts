import {exitCodes} from '../run/exit-codes.ts'
import {findLab} from '../run/find-lab.ts'
import {optionsOf} from './options.ts'
import {runCommand} from './run-command.ts'
import {sourceOfScript} from './source-of-script.ts'

/**
 * `fanlab fault 'link net13 down' --for 10s`: makes a fault in a lab that is up, undoes it, and asks everything that the lab's
 * file expects. Ends the process.
 */
export const breakLab = (script: string): Promise<never> =>
  runCommand({
    name: 'fault',
    script,
    flags: [...optionsOf('visit'), 'for', 'within', 'flow', 'max-outage', 'list', 'abandoned', 'json'],
    positionals: "'FAULT'",
    async run({request, values, positionals: words}) {
      if (values.abandoned) {
        const {undoAbandonedFaults} = await import('./undo-abandoned.ts')
        return undoAbandonedFaults(request)
      }
      if (values.list) {
        const {listFaults} = await import('../run/list-faults.ts')
        const {faults, text} = await listFaults(await findLab(request))
        console.log(values.json ? JSON.stringify({lab: request.lab.name, faults}, null, 2) : text)
        return exitCodes.passed
      }
      const {makeGivenFault} = await import('./make-given-fault.ts')
      return makeGivenFault(request, {source: sourceOfScript(script), words, values})
    },
  })
