import {quoted} from '../process/quoted.ts'
import {scriptCommand} from './script.ts'

/** The exact commands for a lab that stays after the job, for a person on the runner's host. */
export function howToGoOn(lab: string, until: string | undefined): string {
  const stateDir = process.env.FANLAB_STATE_DIR
  const environment = stateDir ? [`FANLAB_STATE_DIR=${stateDir}`] : []
  const command = (script: string, ...words: string[]): string =>
    [...environment, ...scriptCommand(script, ['--lab', lab, ...words])].map(readable).join(' ')
  const time =
    until === undefined ? 'until it is removed' : `until ${until}; the next run after that removes it`
  return [
    `lab ${lab} is kept on this host ${time}:`,
    `  enter   ${command('shell', 'load-balancer')}`,
    `  check   ${command('check')}`,
    `  remove  ${command('down')}`,
  ].join('\n')
}

/** Most words need no quotes, and are easier to read without. */
const readable = (word: string): string => (/^[\w./=:@%+-]+$/.test(word) ? word : quoted(word))
