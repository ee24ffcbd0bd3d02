import {guestProgram} from '../process/guest-program.ts'
import {type OpenCommand, openCommand} from '../process/open-command.ts'
import type {AgentConnection} from './embedded/agent-connection.ts'
import {encodeFrame, type Frame, frameReader} from './embedded/agent-frames.ts'

/** Modules that the agent consists of, in the order in which they import each other. */
const modules = ['machine_connection', 'machine_guard', 'machine_command', 'machine_channel'] as const

/** Bytes at the beginning of a frame's data: the number of its connection. */
const numberLength = 4

interface Line {
  read: (piece: Buffer) => Frame[]
  onFrame: (frame: Frame) => void
  onGone: () => void
}

/**
 * One stream to a place, over which its commands run side by side: an agent there starts each with one process. Where the
 * stream breaks, what ran over it is gone, and the next command opens it anew.
 */
export class AgentChannel {
  readonly #open: (agent: readonly string[]) => readonly string[]
  readonly #environment: Readonly<Record<string, string>>
  #stream: Promise<Stream> | undefined

  /**
   * `open` gives the command of the host's that runs the given one at the place, with its streams; `environment` is the
   * whole of that command's own.
   */
  constructor(
    open: (agent: readonly string[]) => readonly string[],
    environment: Readonly<Record<string, string>>,
  ) {
    this.#open = open
    this.#environment = environment
  }

  /**
   * A connection for one command; undefined when there is none within so many milliseconds, or the signal was aborted.
   * Throws an Error with the last words of the tool when the place cannot be reached. It does not keep Node from ending.
   */
  connect(within: number, signal?: AbortSignal): Promise<AgentConnection | undefined> {
    this.#stream ??= this.#start()
    const opening = this.#stream
    return new Promise((resolve, reject) => {
      // Once it is over, a stream that opens later is for others.
      let isOver = false
      const over = (end: () => void): void => {
        if (isOver) return
        isOver = true
        clearTimeout(deadline)
        signal?.removeEventListener('abort', giveUp)
        end()
      }
      const giveUp = (): void => over(() => resolve(undefined))
      const deadline = setTimeout(giveUp, within).unref()
      signal?.addEventListener('abort', giveUp, {once: true})
      opening.then(
        stream => over(() => resolve(stream.connect())),
        (error: Error) => over(() => reject(error)),
      )
    })
  }

  /** Ends the agent, and with it whatever still runs over this channel. */
  close(): void {
    this.#stream?.then(
      stream => stream.close(),
      () => {},
    )
    this.#stream = undefined
  }

  #start(): Promise<Stream> {
    const started: Promise<Stream> = new Promise((resolve, reject) => {
      const argv = this.#open(guestProgram(modules).argv)
      const stream = new Stream(argv, this.#environment, {
        onReady: () => resolve(stream),
        onEnd: said => {
          if (this.#stream === started) this.#stream = undefined
          reject(new Error(said || 'the agent ended without a word'))
        },
      })
    })
    return started
  }
}

class Stream {
  readonly #command: OpenCommand
  readonly #lines = new Map<number, Line>()
  #last = 0
  readonly #read = frameReader()
  #ended = false

  constructor(
    argv: readonly string[],
    environment: Readonly<Record<string, string>>,
    events: {onReady(): void; onEnd(said: string): void},
  ) {
    this.#command = openCommand(argv, environment, {
      onOutput: data => {
        try {
          for (const frame of this.#read(data)) this.#take(frame, events.onReady)
        } catch {
          // It is no agent of ours: whatever runs there is gone for us.
          this.#command.close()
        }
      },
      onEnd: said => {
        this.#ended = true
        events.onEnd(said)
        for (const line of this.#lines.values()) line.onGone()
        this.#lines.clear()
      },
    })
    this.#command.write(guestProgram(modules).source)
  }

  connect(): AgentConnection {
    const number = ++this.#last
    const line: Line = {read: frameReader(), onFrame: () => {}, onGone: () => {}}
    this.#lines.set(number, line)
    this.#write(number, 'o')
    return {
      send: (kind, data) => this.#write(number, 'd', encodeFrame(kind, data)),
      listen: (onFrame, onGone) => {
        Object.assign(line, {onFrame, onGone})
        if (this.#ended) onGone()
      },
      close: () => {
        if (this.#lines.delete(number)) this.#write(number, 'c')
      },
    }
  }

  close(): void {
    this.#command.close()
  }

  #write(number: number, kind: string, data: Buffer = Buffer.alloc(0)): void {
    if (this.#ended) return
    const head = Buffer.alloc(numberLength)
    head.writeUInt32BE(number)
    this.#command.write(encodeFrame(kind, Buffer.concat([head, data])))
  }

  #take({kind, data}: Frame, onReady: () => void): void {
    const number = data.readUInt32BE(0)
    const line = this.#lines.get(number)
    if (number === 0) onReady()
    else if (line && kind === 'd') line.read(data.subarray(numberLength)).forEach(line.onFrame)
    else if (line) {
      this.#lines.delete(number)
      line.onGone()
    }
  }
}
