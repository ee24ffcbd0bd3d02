import {exitCodes} from '../run/exit-codes.ts'
import {findLab} from '../run/find-lab.ts'
import type {FileLab} from '../run/of-file/file-lab.ts'
import {everything, proveLab} from '../run/of-file/prove-lab.ts'
import {runInOpenLab} from '../run/run-in-open-lab.ts'
import type {Story} from '../run/story.ts'
import {tellFault} from '../run/tell-fault.ts'
import {findCaller} from './find-caller.ts'
import {readGivenFault} from './given-fault.ts'
import {loadFileLab} from './load-file-lab.ts'
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
    flags: [...optionsOf('visit'), 'for', 'within', 'list', 'abandoned', 'json'],
    positionals: "'FAULT'",
    async run({request, values, positionals}) {
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
      const opened = await findLab(request)
      const fault = readGivenFault(opened.record.lab, positionals, values)
      const {record} = opened
      const lab: FileLab =
        record.path === undefined
          ? {file: record.lab, folder: '', functions: new Map()}
          : await loadFileLab(record.lab, record.path)
      const told = {
        ...{name: 'fault', source: sourceOfScript(script), allEndpoints: false, json: values.json ?? false},
        story: (story: Story) =>
          tellFault(story, fault, {
            prove: patience => proveLab(story, lab, {...everything, patience}),
          }),
      }
      return runInOpenLab(told, opened, request, await findCaller())
    },
  })
