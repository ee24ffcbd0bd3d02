import {paced} from '../process/host-pace.ts'
import {LabError} from '../process/lab-error.ts'
import {missingTools} from '../process/missing-tools.ts'
import {run} from '../process/run.ts'
import {shownValue} from '../process/shown-value.ts'

/** Milliseconds that a tool of the host may take to answer on a host of the usual pace. */
const toolDeadline = 5_000
/** Characters of an answer; the longest that was seen has some 100 000. */
const longestAnswer = 4_000_000

/** What a tool of the host answers. Throws a LabError when it is missing, fails, hangs or does not stop talking. */
export async function askTool(argv: readonly string[]): Promise<string> {
  const shown = `"${argv.join(' ')}"`
  const [missing] = await missingTools(argv.slice(0, 1))
  if (missing !== undefined) throw new LabError(`cannot ask ${shown}: there is no ${missing}`)
  const enough = new AbortController()
  let length = 0
  const {status, signal, stdout, stderr, timedOut, durationMs} = await run(argv, {
    timeoutMs: paced(toolDeadline),
    enough: enough.signal,
    onOutput(text) {
      length += text.length
      if (length > longestAnswer) enough.abort()
    },
  })
  if (length > longestAnswer)
    throw new LabError(`cannot ask ${shown}: its answer is longer than ${longestAnswer} characters`)
  if (timedOut)
    throw new LabError(`cannot ask ${shown}: it did not end within ${(durationMs / 1000).toFixed(0)} s`)
  if (status === 0) return stdout
  const said = stderr.trim() === '' ? '' : `: ${shownValue(stderr.trim())}`
  throw new LabError(`cannot ask ${shown}: it ended with ${signal ?? `status ${status}`}${said}`)
}
