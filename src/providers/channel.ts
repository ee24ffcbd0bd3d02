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

/** Milliseconds that a channel has to notice that its command has ended, and all has arrived. */
const noticeDeadline = 1_000

/** Says on its standard error, before and after the command, that the machine itself was reached and how it ended. */
const marked = `
mark=$1
shift
echo "$mark" >&2
"$@"
status=$?
echo "$mark $status" >&2
printf %s "$mark"
exit "$status"
`

/**
 * Runs argv through a tool that has words and statuses of its own: ssh ends with 255, `multipass exec` with 2 and `lxc
 * exec` with 1 when they do not reach the machine, and so may any command. What the machine says of itself tells them
 * apart. A channel that hangs although both streams have come to their end is ended (seen of LXD 5.0, some times in a
 * thousand commands). Throws ChannelBroken when it says nothing, unless the deadline was the reason.
 */
export async function throughChannel(
  name: string,
  argv: readonly string[],
  options: CommandOptions,
  channel: (argv: readonly string[]) => string[],
): Promise<RunResult> {
  const mark = randomUUID()
  const enough = new AbortController()
  const seen = whenBothEnded(mark, () => setTimeout(() => enough.abort(), noticeDeadline).unref())
  const raw = await withDeadline(
    argv,
    options,
    command => channel(['sh', '-c', marked, 'marked', mark, ...command]),
    {env: toolEnvironment(), onOutput: seen, enough: enough.signal},
  )
  const result = {...raw, stdout: withoutLast(raw.stdout, mark)}
  const [before = '', inside, after] = split(result.stderr, mark)
  if (after !== undefined) {
    // 124 and 137 are the deadline's own, see withDeadline; a command may use them itself, but not that late.
    const late =
      ['124', '137'].includes(after) && raw.durationMs >= (options.timeoutMs ?? Number.POSITIVE_INFINITY)
    const timedOut = raw.timedOut || late
    return {...result, status: Number(after), signal: null, stderr: inside ?? '', timedOut}
  }
  if (result.timedOut) return {...result, stderr: inside ?? before}
  const said = result.stderr.replaceAll(mark, '').trim().split('\n').slice(-4).join('\n')
  const cause = inside === undefined ? 'the machine cannot be reached' : 'the connection broke'
  throw new ChannelBroken(`cannot run "${argv[0]}" on ${name}: ${cause}: ${said}`, inside !== undefined)
}

/** Looks at pieces of output for the three marks: two on one stream, and one on the other. */
function whenBothEnded(mark: string, callback: () => void): (text: string) => void {
  let count = 0
  let rest = ''
  return text => {
    const parts = `${rest}${text}`.split(mark)
    count += parts.length - 1
    // A mark may come in two pieces.
    rest = parts.at(-1)?.slice(-mark.length) ?? ''
    if (count === 3) callback()
  }
}

function withoutLast(text: string, mark: string): string {
  const at = text.lastIndexOf(mark)
  return at === -1 ? text : text.slice(0, at) + text.slice(at + mark.length)
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
