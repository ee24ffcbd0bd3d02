import {randomUUID} from 'node:crypto'
import {LabError} from '../process/lab-error.ts'
import type {RunResult} from '../process/run.ts'
import {withDeadline} from './deadline.ts'
import {toolEnvironment} from './environment.ts'
import type {CommandOptions} from './provider.ts'

/** A command could not be run, or nobody knows how it ended: the channel broke. */
export class ChannelBroken extends LabError {
  /** The command had begun. */
  readonly begun: boolean

  constructor(message: string, begun: boolean, hint?: string) {
    super(message, hint === undefined ? {} : {hint})
    this.begun = begun
  }
}

/** Says on its standard error, before and after the command, that the machine itself was reached and how it ended. */
const marked = `
mark=$1
shift
echo "$mark" >&2
"$@"
status=$?
echo "$mark $status" >&2
exit "$status"
`

/**
 * Runs argv through a tool that has words and statuses of its own: ssh ends with 255, `multipass exec` with 2 and `lxc
 * exec` with 1 when they do not reach the machine, and so may any command. What the machine says of itself tells them
 * apart. Throws ChannelBroken when it says nothing, unless the deadline was the reason.
 */
export async function throughChannel(
  name: string,
  argv: readonly string[],
  options: CommandOptions,
  channel: (argv: readonly string[]) => string[],
): Promise<RunResult> {
  const mark = randomUUID()
  const result = await withDeadline(
    argv,
    options,
    command => channel(['sh', '-c', marked, 'marked', mark, ...command]),
    toolEnvironment(),
  )
  const [before = '', inside, after] = split(result.stderr, mark)
  if (after !== undefined) return {...result, status: Number(after), signal: null, stderr: inside ?? ''}
  if (result.timedOut) return {...result, stderr: inside ?? before}
  const said = result.stderr.replaceAll(mark, '').trim().split('\n').slice(-4).join('\n')
  const cause = inside === undefined ? 'the machine cannot be reached' : 'the connection broke'
  throw new ChannelBroken(`cannot run "${argv[0]}" on ${name}: ${cause}: ${said}`, inside !== undefined)
}

/** What was said before the first mark, between both, and the status; undefined what is not there. */
function split(text: string, mark: string): [string, string?, (string | undefined)?] {
  const begin = text.indexOf(`${mark}\n`)
  if (begin === -1) return [text]
  const rest = text.slice(begin + mark.length + 1)
  const end = rest.lastIndexOf(`${mark} `)
  if (end === -1) return [text.slice(0, begin), rest]
  const status = /^\d+/.exec(rest.slice(end + mark.length + 1))?.[0]
  return [text.slice(0, begin), rest.slice(0, end), status]
}
