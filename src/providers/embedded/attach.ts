import {terminalEnvironment} from '../environment.ts'
import {type AgentRequest, environmentOf, readAgentResult} from './agent-command.ts'
import {connectToAgent} from './agent-connection.ts'

// A program: attach.ts SOCKET COMMAND... runs the command by the agent behind the socket, with this process's own
// terminal or streams, and ends with its status.

/** Milliseconds that the machine may take to answer a person. */
const answerDeadline = 10_000

const [path = '', ...argv] = process.argv.slice(2)
const {stdin, stdout, stderr} = process
// It ends by its own word: neither the connection nor an input that has ended would hold Node for it.
setInterval(() => {}, 60_000)
const connection = await connectToAgent(path, answerDeadline)
if (!connection) {
  stderr.write(`cannot run "${argv[0]}": the machine does not answer\n`)
  process.exit(255)
}
const onTerminal = stdin.isTTY && stdout.isTTY
const size = () => ({rows: stdout.rows, columns: stdout.columns})
const request: AgentRequest = {
  argv,
  environment: environmentOf(terminalEnvironment()),
  input: true,
  ...(onTerminal ? {terminal: size()} : {}),
}
connection.send('r', JSON.stringify(request))
if (onTerminal) {
  stdin.setRawMode(true)
  stdout.on('resize', () => connection.send('w', JSON.stringify(size())))
}
stdin.on('data', data => connection.send('i', data))
stdin.once('end', () => connection.send('i'))

/** Ends when both streams have taken all that was written to them. */
function leave(status: number): void {
  if (onTerminal) stdin.setRawMode(false)
  stdout.write('', () => stderr.write('', () => process.exit(status)))
}

/** 255, as for a connection that broke, when the machine says what no agent says. */
function statusIn(data: Buffer): number {
  try {
    return readAgentResult(data).status
  } catch (error) {
    stderr.write(`${(error as Error).message}\n`)
    return 255
  }
}
connection.listen(
  ({kind, data}) => {
    if (kind === 'o') stdout.write(data)
    else if (kind === 'e') stderr.write(data)
    else if (kind === 'x') leave(statusIn(data))
  },
  () => leave(255),
)
