import {guestProgram} from '../process/guest-program.ts'
import {paced} from '../process/host-pace.ts'
import {type OpenCommand, openCommand} from '../process/open-command.ts'
import type {AgentConnection} from './embedded/agent-connection.ts'
import {encodeFrame, type Frame, frameReader} from './embedded/agent-frames.ts'

/** Modules that the agent consists of, in the order in which they import each other. */
const modules = [
  'process_end',
  'machine_connection',
  'machine_guard',
  'machine_command',
  'machine_channel',
] as const

/** Bytes at the beginning of a frame's data: the number of its connection. */
const numberLength = 4

/** Milliseconds that the tool of the host's may take until the agent is ready; Vagrant needs five seconds for its Ruby. */
const startDeadline = 20_000
/** Milliseconds of silence after which a stream that was asked counts as hanging; less than a command waits at most. */
const silenceDeadline = 8_000

export interface StreamWay {
  /** The command of the host's that runs the given one at the place, with its streams. Throws when there is no way. */
  open(agent: readonly string[]): readonly string[] | Promise<readonly string[]>
  /** The whole environment of that command. */
  environment: Readonly<Record<string, string>>
  /** What a tool's last words say of the place, where it was not reached. */
  cause(said: string): string
}

interface Line {
  read: (piece: Buffer) => Frame[]
  onFrame: (frame: Frame) => void
  onGone: (cause: string) => void
}

/** One stream to an agent that starts at its other end. It is opened once, and ended once for a reason that all get. */
export class AgentStream {
  /** Whether it can be used no more. */
  get ended(): boolean {
    return this.#cause !== undefined
  }

  readonly #way: StreamWay
  readonly #ready: Promise<void>
  #settle: {resolve(): void; reject(error: Error): void} | undefined
  #command: OpenCommand | undefined
  readonly #lines = new Map<number, Line>()
  readonly #read = frameReader()
  #last = 0
  #cause: string | undefined
  #silence: NodeJS.Timeout | undefined

  constructor(way: StreamWay) {
    this.#way = way
    this.#ready = new Promise((resolve, reject) => {
      this.#settle = {resolve, reject}
    })
    this.#ready.catch(() => {})
    this.#expect(startDeadline)
    this.#start().catch((error: Error) => this.#endWith(error))
  }

  /** A connection for one command, to which the agent has answered. Throws an Error when the stream ends before that. */
  async connect(): Promise<AgentConnection> {
    await this.#ready
    if (this.#cause !== undefined) throw new Error(this.#cause)
    const number = ++this.#last
    const line: Line = {read: frameReader(), onFrame: () => {}, onGone: () => {}}
    this.#lines.set(number, line)
    this.#write(number, 'o')
    this.#expect(silenceDeadline)
    await new Promise<void>((resolve, reject) => {
      line.onFrame = () => resolve()
      line.onGone = cause => reject(new Error(cause))
    })
    // Nobody is told while nobody listens: a command is asked for by who does.
    let goneFor: string | undefined
    line.onGone = cause => {
      goneFor = cause
    }
    return {
      send: (kind, data) => this.#write(number, 'd', encodeFrame(kind, data)),
      listen: (onFrame, onGone) => {
        Object.assign(line, {onFrame, onGone})
        if (goneFor !== undefined) onGone(goneFor)
      },
      close: () => {
        if (this.#lines.delete(number)) this.#write(number, 'c')
      },
    }
  }

  /** Ends the agent, and with it whatever still runs here; it is told when they have ended. */
  close(): void {
    if (this.#command) this.#command.close()
    else this.drop('it was closed')
  }

  /** Gives it up at once, with whatever runs here, for that reason. */
  drop(cause: string): void {
    this.#endWith(new Error(cause))
  }

  async #start(): Promise<void> {
    const {open, environment, cause} = this.#way
    const {argv, source} = guestProgram(modules)
    const command = await open(argv)
    if (this.ended) return
    this.#command = openCommand(command, environment, {
      onOutput: data => {
        clearTimeout(this.#silence)
        this.#silence = undefined
        try {
          for (const frame of this.#read(data)) this.#take(frame)
        } catch {
          this.drop('it sends what no agent sends')
        }
      },
      onEnd: said => {
        const why = said.split('\n').slice(-4).join('\n')
        this.drop(this.#settle ? cause(why || 'no reason given') : `the connection broke${why && `: ${why}`}`)
      },
    })
    this.#command.write(source)
  }

  #endWith(error: Error): void {
    if (this.#cause !== undefined) return
    this.#cause = error.message
    clearTimeout(this.#silence)
    this.#settle?.reject(error)
    this.#command?.close()
    const lines = [...this.#lines.values()]
    this.#lines.clear()
    for (const line of lines) line.onGone(this.#cause)
  }

  /** Until something comes. A tool of the host's may hang for ever where a machine went without a farewell. */
  #expect(within: number): void {
    if (this.#silence) return
    const silence = setTimeout(() => {
      // What came while this process could not run is read first.
      setImmediate(() => {
        if (this.#silence === silence) this.drop('the machine does not answer')
      })
    }, paced(within)).unref()
    this.#silence = silence
  }

  #write(number: number, kind: string, data: Buffer = Buffer.alloc(0)): void {
    if (this.ended) return
    const head = Buffer.alloc(numberLength)
    head.writeUInt32BE(number)
    this.#command?.write(encodeFrame(kind, Buffer.concat([head, data])))
  }

  #take({kind, data}: Frame): void {
    const number = data.readUInt32BE(0)
    const line = this.#lines.get(number)
    if (number === 0) {
      this.#settle?.resolve()
      this.#settle = undefined
    } else if (line && kind === 'd')
      for (const frame of line.read(data.subarray(numberLength))) line.onFrame(frame)
    else if (line) {
      this.#lines.delete(number)
      line.onGone('its agent closed the connection')
    }
  }
}
