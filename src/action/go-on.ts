import {commandLine} from '../process/command-line.ts'
import {type ListedLab, scriptCommand} from './script.ts'

/** What status --json tells of a lab that stays. */
type KeptLab = Pick<ListedLab, 'name' | 'keptUntil' | 'machines'>

/** The exact commands for a lab that stays after the job, for a person on the runner's host. */
export function howToGoOn({name: lab, keptUntil: until, machines}: KeptLab): string {
  const {FANLAB_STATE_DIR} = process.env
  const command = (script: string, ...words: string[]): string =>
    commandLine(scriptCommand(script, ['--lab', lab, ...words]), {FANLAB_STATE_DIR})
  const time =
    until === undefined ? 'until it is removed' : `until ${until}; the next run after that removes it`
  return [
    `lab ${lab} is kept on this host ${time}:`,
    `  enter   ${command('shell', machines?.[0] ?? 'host')}`,
    `  check   ${command('check')}`,
    `  remove  ${command('down')}`,
  ].join('\n')
}
