import * as z from 'zod/mini'
import {BoundedOutput} from '../../process/bounded-output.ts'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import type {RunResult} from '../../process/run.ts'
import {Hopeless} from '../../process/wait-until.ts'
import {cleanEnvironment} from '../environment.ts'
import {type CommandOptions, defaultDeadline} from '../provider.ts'
import type {AgentConnection} from './agent-connection.ts'

/** Milliseconds that the agent may take to answer before the machine counts as unreachable. */
export const answerDeadline = 10_000
/** Milliseconds that it may take even for a command that may take less: the command's time begins on the machine. */
const leastPatience = 3_000
/** Milliseconds after the deadline on the machine when its agent, too, is given up; it needs 2.2 s itself. */
const agentGrace = 10_000
/** Bytes of input in one frame. */
const pieceLength = 65_536

/** A place with an agent. */
export interface AgentPlace {
  name: string
  hint: string
  /** A connection for one command; undefined when there was no answer within so many milliseconds. */
  connect(within: number, signal?: AbortSignal): Promise<AgentConnection | undefined>
}

/** What the agent is asked for. */
export interface AgentRequest {
  argv: readonly string[]
  environment: Readonly<Record<string, string>>
  /** Milliseconds; without it the command may take for ever. */
  timeoutMs?: number
  /** Whether there will be input; otherwise the command reads an empty one. */
  input: boolean
  terminal?: {rows: number; columns: number}
}

/** A command had begun, and nobody knows how it ended. */
export class CommandLost extends LabError {}

/** The agent's last words on a command. Root on the machine may have put anybody into its place. */
const lastWords = z.object({status: z.int().check(z.minimum(0), z.maximum(255)), timedOut: z.boolean()})

type AgentResult = z.infer<typeof lastWords>

/** Throws a LabError when they are something else. */
export const readAgentResult = (data: Buffer): AgentResult =>
  readJson(data.toString(), lastWords, 'how the command ended, as the agent on the machine tells it')

export const environmentOf = (variables: readonly string[]): Record<string, string> =>
  Object.fromEntries(variables.map(variable => [variable.split('=', 1)[0], variable.replace(/^[^=]*=/, '')]))

/**
 * Runs argv by the agent of a machine, which enforces the deadline. Throws a LabError when it cannot be reached, and
 * CommandLost when it is lost while the command runs; `where` is that machine.
 */
export async function runByAgent(
  where: AgentPlace,
  argv: readonly string[],
  {stdin, timeoutMs = defaultDeadline, signal}: CommandOptions = {},
): Promise<RunResult> {
  signal?.throwIfAborted()
  const start = performance.now()
  const cannot = (cause: string, How = LabError): LabError =>
    new How(`cannot run "${argv[0]}" on ${where.name}: ${cause}`, {hint: where.hint})
  const patience = Math.min(paced(answerDeadline), Math.max(leastPatience, timeoutMs))
  // Connecting does not hold Node, but somebody waits here.
  const holding = setTimeout(() => {}, 2 * patience)
  const connection = await where
    .connect(patience, signal)
    .catch((error: Error) => {
      throw cannot(error.message, error instanceof Hopeless ? Hopeless : LabError)
    })
    .finally(() => clearTimeout(holding))
  signal?.throwIfAborted()
  if (!connection) throw cannot('the machine does not answer')
  const request: AgentRequest = {
    argv,
    environment: environmentOf(cleanEnvironment),
    timeoutMs,
    input: stdin !== undefined,
  }
  connection.send('r', JSON.stringify(request))
  if (stdin !== undefined) {
    sendInput(connection, typeof stdin === 'string' ? Buffer.from(stdin) : stdin)
    connection.send('i')
  }
  try {
    const {stdout, stderr, result} = await collect(connection, timeoutMs + paced(agentGrace), signal)
    if (typeof result === 'string') throw cannot(result, CommandLost)
    return {
      argv,
      status: result?.status ?? null,
      signal: null,
      stdout,
      stderr,
      durationMs: performance.now() - start,
      timedOut: result?.timedOut ?? true,
    }
  } finally {
    connection.close()
  }
}

/** In pieces: the agent takes as many as the command has room for. */
export function sendInput(connection: AgentConnection, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += pieceLength)
    connection.send('i', bytes.subarray(at, at + pieceLength))
}

/**
 * Resolves with both streams and the agent's last words, or why the connection is gone; without either when the deadline in
 * milliseconds is over.
 */
function collect(
  connection: AgentConnection,
  within: number,
  signal: AbortSignal | undefined,
): Promise<{stdout: string; stderr: string; result: AgentResult | string | undefined}> {
  return new Promise((resolve, reject) => {
    const [stdout, stderr] = [new BoundedOutput(), new BoundedOutput()]
    const finish = (result?: AgentResult | string): void => {
      clearTimeout(deadline)
      signal?.removeEventListener('abort', abort)
      resolve({stdout: stdout.text(), stderr: stderr.text(), result})
    }
    const fail = (error: unknown): void => {
      clearTimeout(deadline)
      signal?.removeEventListener('abort', abort)
      reject(error)
    }
    const abort = (): void => fail(signal?.reason)
    const end = (data: Buffer): void => {
      try {
        finish(readAgentResult(data))
      } catch (error) {
        fail(error)
      }
    }
    const deadline = setTimeout(finish, within)
    signal?.addEventListener('abort', abort, {once: true})
    connection.listen(({kind, data}) => {
      if (kind === 'x') end(data)
      else if (kind === 'o') stdout.push(data)
      else if (kind === 'e') stderr.push(data)
    }, finish)
  })
}
