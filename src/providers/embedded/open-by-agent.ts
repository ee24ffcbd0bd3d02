import {paced} from '../../process/host-pace.ts'
import {LastWords} from '../../process/last-words.ts'
import type {OpenCommand, OpenCommandEvents} from '../../process/open-command.ts'
import {cleanEnvironment} from '../environment.ts'
import {
  type AgentPlace,
  type AgentRequest,
  answerDeadline,
  environmentOf,
  sendInput,
} from './agent-command.ts'
import type {AgentConnection} from './agent-connection.ts'

/**
 * Starts argv by the agent of a machine, without a deadline. Whose connection it is ends it: by closing it, and by dying.
 * What `onEnd` says is the end of its standard error, or why the machine cannot be reached any more.
 */
export function openByAgent(
  where: AgentPlace,
  argv: readonly string[],
  {onOutput, onEnd}: OpenCommandEvents,
): OpenCommand {
  const given = new AbortController()
  const early: Uint8Array[] = []
  let connection: AgentConnection | undefined
  const said = new LastWords()
  let ended = false
  const end = (cause = ''): void => {
    if (ended) return
    ended = true
    given.abort()
    connection?.close()
    onEnd([said.text, cause].filter(Boolean).join('\n'))
  }
  const begin = (made: AgentConnection | undefined): void => {
    if (ended) made?.close()
    if (!made) end('the machine does not answer')
    if (ended || !made) return
    connection = made
    const request: AgentRequest = {argv, environment: environmentOf(cleanEnvironment), input: true}
    made.send('r', JSON.stringify(request))
    for (const data of early.splice(0)) sendInput(made, data)
    made.listen(({kind, data}) => {
      if (ended) return
      if (kind === 'x') end()
      else if (kind === 'o') onOutput(data)
      else if (kind === 'e') said.add(data)
    }, end)
  }
  where.connect(paced(answerDeadline), given.signal).then(begin, (error: Error) => end(error.message))
  return {
    write(data) {
      if (ended) return
      if (connection) sendInput(connection, data)
      else early.push(data)
    },
    close: () => end(),
  }
}
